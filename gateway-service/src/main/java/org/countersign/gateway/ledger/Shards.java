package org.countersign.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.countersign.format.ledger.CertificateId;

/**
 * The shards of the outbox. Items of one shard keep their order and are never in two transactions at once, so whatever touches the same on-chain key belongs
 * in the same shard: a certificate by the status list of its place (registrations of one list write the same pages), a credit account by its pseudonym (a transfer
 * by the account that pays). A certificate's changes of status carry its id, so they follow its registration.
 */
public final class Shards {
    /** So many registrations are in flight at once: while one waits to be ordered, others are endorsed and committed. */
    public static final int CERTIFICATES = 4;

    private static final int CREDIT = 4;
    private static final List<String> ALL = Stream.of(
                    Stream.of("trust"),
                    IntStream.range(0, CERTIFICATES).mapToObj(n -> "certificates-" + n),
                    IntStream.range(0, CREDIT).mapToObj(n -> "credit-" + n))
            .flatMap(names -> names)
            .toList();
    private static final Set<String> KNOWN = Set.copyOf(ALL);

    private Shards() {}

    public static String trust() {
        return "trust";
    }

    public static String certificates(String certificate) {
        return new CertificateId(certificate)
                .place()
                .map(place -> ofList(place.list()))
                .orElseGet(() -> "certificates-" + spread(certificate, CERTIFICATES));
    }

    /** Where registrations and copies with places in this status list belong. All copies of a certificate have theirs in lists of its own shard. */
    public static String ofList(int list) {
        return "certificates-" + list % CERTIFICATES;
    }

    public static String credit(String account) {
        return "credit-" + spread(account, CREDIT);
    }

    /** All shards of certificates. */
    public static List<String> ofCertificates() {
        return ALL.stream().filter(shard -> shard.startsWith("certificates-")).toList();
    }

    /** Every shard, in a fixed order. */
    public static List<String> all() {
        return ALL;
    }

    static boolean known(String shard) {
        return KNOWN.contains(shard);
    }

    private static int spread(String key, int shards) {
        var crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % shards);
    }
}
