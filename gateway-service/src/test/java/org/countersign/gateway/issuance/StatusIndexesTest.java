package org.countersign.gateway.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.status.StatusReference;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.Shards;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusIndexesTest {
    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void draws_no_place_twice_however_many_draw() throws Exception {
        var indexes = issuance().indexes();
        Callable<List<StatusReference>> work = () -> {
            var drawn = new ArrayList<StatusReference>();
            for (var i = 0; i < 10; i++) {
                drawn.addAll(indexes.draw(200));
            }
            return drawn;
        };

        var all = new ArrayList<StatusReference>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var drawn : threads.invokeAll(List.of(work, work, work, work))) {
                all.addAll(drawn.get());
            }
        }

        assertThat(all).hasSize(8000);
        assertThat(new HashSet<>(all)).hasSize(8000);
    }

    @Test
    void draws_places_that_do_not_follow_each_other() {
        var drawn = issuance().indexes().draw(100).stream()
                .map(place -> place.index().value())
                .toList();

        assertThat(drawn.stream().max(Integer::compare).orElseThrow()
                        - drawn.stream().min(Integer::compare).orElseThrow())
                .isGreaterThan(50_000);
    }

    @Test
    void leaves_a_list_that_is_three_quarters_full_and_opens_the_next() {
        var issuance = issuance();
        issuance.lists().openAhead();
        fill(1, 98_300);

        var drawn = issuance.indexes().draw(50);

        assertThat(drawn).extracting(place -> place.list().value()).containsOnly(2);
        assertThat(issuance.lists().open()).containsExactly(2, 3, 4, 5);
        issuance.lists().openAhead();
        assertThat(issuance.lists().open()).containsExactly(2, 3, 4, 5, 6);
        assertThat(issuance.lists().all()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void finds_the_free_places_of_a_list_that_is_nearly_full_enough() {
        var issuance = issuance();
        issuance.lists().openAhead();
        fill(1, 98_200);

        assertThat(issuance.indexes().draw(20))
                .extracting(place -> place.list().value())
                .containsOnly(1);
    }

    @Test
    void draws_together_from_one_list_and_then_from_the_next() {
        var indexes = issuance().indexes();

        assertThat(Stream.generate(() -> indexes.draw(30)).limit(StatusLists.IN_USE))
                .allSatisfy(drawn -> assertThat(drawn)
                        .extracting(StatusReference::list)
                        .hasSize(30)
                        .containsOnly(drawn.getFirst().list()))
                .extracting(drawn -> drawn.getFirst().list())
                .doesNotHaveDuplicates();
    }

    @Test
    void draws_further_places_in_a_list_of_the_shard_that_the_certificate_is_in() {
        var issuance = issuance();
        issuance.lists().openAhead();

        for (var list = 1; list <= 4; list++) {
            var certificate = CertificateId.naming(new StatusIndex(list, 5), 0, 0);
            assertThat(issuance.indexes().drawBeside(certificate, 16))
                    .hasSize(16)
                    .doesNotHaveDuplicates()
                    .allMatch(place ->
                            Shards.ofList(place.list().value()).equals(Shards.certificates(certificate.value())));
        }
    }

    @Test
    void draws_further_places_from_the_next_list_of_the_shard_when_one_is_full() {
        var issuance = issuance();
        issuance.lists().openAhead();
        fill(1, 98_300);
        var certificate = CertificateId.naming(new StatusIndex(1, 5), 0, 0);

        var drawn = issuance.indexes().drawBeside(certificate, 10);

        assertThat(drawn).extracting(place -> place.list().value()).containsOnly(5);
        assertThat(issuance.lists().open()).as("another one waits behind it").contains(9);
    }

    @Test
    void draws_no_further_place_that_the_chain_has_given_away() {
        var issuance = issuance();
        issuance.lists().openAhead();
        onChain(1, 100_000);

        var drawn = issuance.indexes().drawBeside(CertificateId.naming(new StatusIndex(1, 5), 0, 0), 16);

        assertThat(drawn).hasSize(16).allMatch(place -> place.index().value() >= 100_000);
    }

    @Test
    void draws_no_place_that_the_chain_has_given_away_and_the_database_has_forgotten() {
        var issuance = issuance();
        issuance.lists().openAhead();
        onChain(1, 100_000);

        var drawn = issuance.indexes().draw(200);

        assertThat(drawn).hasSize(200).allMatch(place -> place.index().value() >= 100_000);
    }

    @Test
    void opens_every_list_that_the_chain_knows() {
        onChain(4, 1);

        issuance().lists().openAhead();

        assertThat(issuance().lists().all()).contains(1, 2, 3, 4);
    }

    private void onChain(int list, int places) {
        database.jdbc()
                .sql(
                        "insert into projection.status_entry (list, index, certificate, status) select :list, n, 'c-' || n, 'VALID' from generate_series(0, :last) as n")
                .param("list", list)
                .param("last", places - 1)
                .update();
    }

    private TestIssuance issuance() {
        return new TestIssuance(database, TestKeys.in(folder), TestKeys.CLOCK);
    }

    private void fill(int list, int places) {
        database.jdbc()
                .sql("insert into status_index (list, index) select :list, n from generate_series(0, :last) as n")
                .param("list", list)
                .param("last", places - 1)
                .update();
    }
}
