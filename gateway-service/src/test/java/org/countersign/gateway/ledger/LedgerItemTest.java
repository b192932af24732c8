package org.countersign.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.StatusIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerItemTest {
    private static LedgerItem with(String json) {
        return new LedgerItem("trust", "AMSP", "trust:apply", "a", json);
    }

    @Test
    void takes_an_item_that_names_itself() {
        assertThat(with("{\"id\":\"a\",\"x\":[1]}").id()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere,AMSP,trust:apply,a",
        "credit-4,AMSP,trust:apply,a",
        "trust,A MSP,trust:apply,a",
        "trust,AMSP,apply,a",
        "trust,AMSP,trust:,a",
        "trust,AMSP,trust:apply,a b"
    })
    void refuses_a_name_that_is_none(String shard, String msp, String function, String id) {
        assertThatThrownBy(() -> new LedgerItem(shard, msp, function, id, "{\"id\":\"%s\"}".formatted(id)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"id\":\"b\"}",
                "{\"id\":1}",
                "{\"id\":\"a\"",
                "{\"id\":\"a\"}x",
                "{\"id\":\"a\",\"id\":\"a\"}"
            })
    void refuses_json_that_is_not_an_object_with_the_id(String json) {
        assertThatThrownBy(() -> with(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_an_item_that_is_too_large() {
        var large = "x".repeat(LedgerItem.MAX_BYTES);

        assertThatThrownBy(() -> with("{\"id\":\"a\",\"x\":\"%s\"}".formatted(large)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_an_id_of_65_characters() {
        var id = "a".repeat(65);

        assertThatThrownBy(() -> new LedgerItem("trust", "AMSP", "trust:apply", id, "{\"id\":\"%s\"}".formatted(id)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_key_is_always_in_the_same_shard() {
        assertThat(Shards.credit("acct-1")).isEqualTo(Shards.credit("acct-1"));
        assertThat(Shards.certificates("c-1")).startsWith("certificates-");
        assertThat(Shards.trust()).isEqualTo("trust");
    }

    @Test
    void certificates_of_one_status_list_are_in_one_shard_and_those_of_its_neighbour_in_another() {
        var first = CertificateId.naming(new StatusIndex(1, 5), 1, 2).value();
        var beside = CertificateId.naming(new StatusIndex(1, 6), 3, 4).value();
        var neighbour = CertificateId.naming(new StatusIndex(2, 5), 1, 2).value();

        assertThat(Shards.certificates(beside)).isEqualTo(Shards.certificates(first));
        assertThat(Shards.certificates(neighbour)).isNotEqualTo(Shards.certificates(first));
    }

    @Test
    void keys_spread_over_all_shards() {
        var used = IntStream.range(0, 200)
                .boxed()
                .flatMap(n -> Stream.of(Shards.credit("acct-" + n), Shards.certificates("c-" + n)))
                .collect(Collectors.toSet());

        used.add(Shards.trust());
        assertThat(used).containsExactlyInAnyOrderElementsOf(Shards.all());
    }
}
