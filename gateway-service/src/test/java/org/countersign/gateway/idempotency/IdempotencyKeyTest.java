package org.countersign.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void reads_a_string_in_quotes() {
        assertThat(IdempotencyKey.parse("\"8e03978e-40d5-43e8-bc93-6894a57f9324\"")
                        .value())
                .isEqualTo("8e03978e-40d5-43e8-bc93-6894a57f9324");
    }

    @Test
    void reads_both_escapes() {
        assertThat(IdempotencyKey.parse("\"a\\\"b\\\\c\"").value()).isEqualTo("a\"b\\c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bare-token",
                "\"",
                "\"\"",
                "\"open",
                "closed\"",
                "\"one\", \"two\"",
                "\"with\";parameter=1",
                "\"bad\\escape\"",
                "\"ends\\\"",
                "\"tab\there\"",
                "\"钥匙\"",
                "'single'"
            })
    void refuses_everything_else(String header) {
        assertThatThrownBy(() -> IdempotencyKey.parse(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_MISSING));
    }

    @Test
    void refuses_a_key_of_256_characters() {
        assertThat(IdempotencyKey.parse('"' + "k".repeat(255) + '"').value()).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.parse('"' + "k".repeat(256) + '"'))
                .isInstanceOf(ProblemException.class);
    }
}
