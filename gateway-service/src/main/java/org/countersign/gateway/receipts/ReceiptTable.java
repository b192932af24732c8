package org.countersign.gateway.receipts;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.format.Digest;
import org.countersign.gateway.database.StoreLimit;
import org.countersign.gateway.privacy.BlindIndex;
import org.countersign.gateway.privacy.Cell;
import org.countersign.gateway.privacy.FieldCipher;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Receipts as they are kept: sealed, and found only by a keyed hash of the pass's hash. The pass's hash itself stands on the chain, so without the keys nobody learns from
 * these tables where a certificate was shown.
 */
@Component
final class ReceiptTable {
    private static final Duration RETRY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final StoreLimit limit;
    private final Duration kept;
    private final Clock clock;

    ReceiptTable(JdbcClient jdbc, FieldCipher cipher, BlindIndex index, ReceiptsProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.limit = new StoreLimit("receipt", properties.max(), jdbc);
        this.kept = properties.kept();
        this.clock = clock;
    }

    /** The desks among these whose receipts the client may bring: those that nobody brought before become its own. Joins the caller's transaction. */
    Set<String> desksOf(ClientId client, Collection<String> desks) {
        // In one order everywhere, so that two clients never wait for each other.
        var names = new TreeSet<>(desks).toArray(String[]::new);
        jdbc.sql("""
                        insert into receipt_desk (desk, client, first_at)
                        select desk, :client, :now from unnest(:desks::text[]) as desk on conflict do nothing
                        """)
                .param("client", client.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("desks", names)
                .update();
        return Set.copyOf(jdbc.sql("select desk from receipt_desk where client = :client and desk = any(:desks)")
                .param("client", client.value())
                .param("desks", names)
                .query(String.class)
                .list());
    }

    /**
     * Keeps those that are not there yet, in the caller's transaction.
     *
     * @return how many were not
     */
    int add(Collection<ReceiptText> receipts) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var until = now.plus(kept);
        var added = 0;
        for (var receipt : receipts.stream()
                .sorted(Comparator.comparing(receipt -> receipt.hash().hex()))
                .toList()) {
            if (!limit.take()) {
                throw ProblemException.tooBusy("no more receipts can be kept", RETRY);
            }
            var hash = receipt.hash();
            var rows = jdbc.sql("""
                            insert into receipt (hash, pass, sealed_by, sealed, issued_at, expires_at)
                            values (:hash, :pass, :sealedBy, :sealed, :at, :until) on conflict (hash) do nothing
                            """)
                    .param("hash", hash.value().toArray())
                    .param("pass", receipt.pass().map(this::blind).orElse(null))
                    .param("sealedBy", cipher.keyId())
                    .param("sealed", cipher.seal(cell(hash.hex()), receipt.text()))
                    .param("at", receipt.at().atOffset(ZoneOffset.UTC))
                    .param("until", until)
                    .update();
            limit.gone(1L - rows);
            added += rows;
        }
        return added;
    }

    /** The texts of the receipts for these passes, the newest first. */
    List<String> of(Collection<Digest> passes, int most) {
        return jdbc.sql("""
                        select hash, sealed from receipt where pass = any(:passes) order by issued_at desc, hash limit :most
                        """)
                .param("passes", passes.stream().map(this::blind).toArray(byte[][]::new))
                .param("most", most)
                .query((row, _) ->
                        cipher.openText(cell(HexFormat.of().formatHex(row.getBytes("hash"))), row.getBytes("sealed")))
                .list();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10S")
    void sweep() {
        jdbc.sql("delete from receipt where expires_at < :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        limit.recount();
    }

    private byte[] blind(Digest pass) {
        return index.of("receipt.pass", List.of(pass.hex())).value().toArray();
    }

    private static Cell cell(String hash) {
        return new Cell("receipt", "sealed", hash);
    }
}
