package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.junit.jupiter.api.Test;

class OutcomeCodecTest {
    private static final OperationId ID = new OperationId("a");
    private static final List<Outcome> OUTCOMES = List.of(
            Outcome.Applied.plain(ID),
            new Outcome.Applied(ID, Optional.of(new Points(5)), Optional.of(ID)),
            new Outcome.Refused(Optional.of(ID), RefusalCode.INSUFFICIENT_POINTS),
            new Outcome.Refused(Optional.empty(), RefusalCode.MALFORMED_ITEM));
    private static final String JSON = "{\"outcomes\":[{\"id\":\"a\",\"result\":\"APPLIED\"},"
            + "{\"hold\":\"a\",\"id\":\"a\",\"points\":5,\"result\":\"APPLIED\"},"
            + "{\"code\":\"INSUFFICIENT_POINTS\",\"id\":\"a\",\"result\":\"REFUSED\"},"
            + "{\"code\":\"MALFORMED_ITEM\",\"result\":\"REFUSED\"}]}";

    @Test
    void writes_outcomes_canonically() {
        assertThat(OutcomeCodec.write(OUTCOMES)).isEqualTo(JSON);
    }

    @Test
    void reads_outcomes() throws JsonException {
        assertThat(OutcomeCodec.read(JSON.getBytes(StandardCharsets.UTF_8))).isEqualTo(OUTCOMES);
    }

    @Test
    void refuses_an_unknown_result() {
        byte[] text = "{\"outcomes\":[{\"id\":\"a\",\"result\":\"MAYBE\"}]}".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> OutcomeCodec.read(text));
    }

    @Test
    void refuses_an_applied_outcome_with_a_code() {
        byte[] text = "{\"outcomes\":[{\"code\":\"OVERFLOW\",\"id\":\"a\",\"result\":\"APPLIED\"}]}"
                .getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> OutcomeCodec.read(text));
    }
}
