package org.countersign.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The shards of the outbox. Items of one shard keep their order and are never in two transactions at once, so whatever touches the same on-chain key belongs
 * in the same shard: a certificate by its id, a credit account by its pseudonym (a transfer by the account that pays).
 */
public final class Shards {
    private static final int CERTIFICATES = 2;
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
        return "certificates-" + spread(certificate, CERTIFICATES);
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
