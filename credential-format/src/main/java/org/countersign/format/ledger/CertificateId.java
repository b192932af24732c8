package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The id of a certificate; also the id of the item that registers it.
 *
 * <p>An id may <em>name a place</em>: then it is a UUID of version 8 (RFC 9562 §5.8) whose last 33 bits are the status list (16) and the index (17) of the certificate's
 * first copy. A place belongs to one certificate for ever, so whether such an id was ever used is told by one bit of a {@link StatusPage}, and nothing else need be read.
 * The bits before the index are those of its series ({@link SeriesId}).
 */
public record CertificateId(String value) implements Comparable<CertificateId> {
    private static final int LIST_BITS = 16;
    private static final int INDEX_BITS = 17;
    private static final long RANDOM_MASK = ~0L >>> (2 + LIST_BITS + INDEX_BITS);
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int UUID_LENGTH = 36;
    /** Where the text of a UUID has the version and the variant, and where its last 48 bits begin. */
    private static final int VERSION_AT = 14;

    private static final int VARIANT_AT = 19;
    private static final int NODE_AT = 24;

    public CertificateId {
        Syntax.requireId(value, "certificate id");
    }

    /**
     * An id that names the place of the certificate's first copy. It sorts by time.
     *
     * @param millis since 1970, at most 48 bits
     * @param random makes the id one that cannot be told from time and place; 41 bits are used
     * @throws IllegalArgumentException when the list has a number of more than 16 bits
     */
    public static CertificateId naming(StatusIndex place, long millis, long random) {
        Syntax.requireRange(place.list(), 0, (1 << LIST_BITS) - 1, "the number of a status list that an id names");
        long high = (millis << 16) | VERSION_8 | (random >>> 52);
        long low = VARIANT
                | ((random & RANDOM_MASK) << (LIST_BITS + INDEX_BITS))
                | ((long) place.list() << INDEX_BITS)
                | place.index();
        String hex = hex(high) + hex(low);
        return new CertificateId(String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20)));
    }

    /** The place that the id names, if it names one. */
    public Optional<StatusIndex> place() {
        if (!namesPlace()) {
            return Optional.empty();
        }
        long node = Long.parseLong(value.substring(NODE_AT), 16);
        int list = (int) (node >>> INDEX_BITS) & ((1 << LIST_BITS) - 1);
        int index = (int) node & ((1 << INDEX_BITS) - 1);
        return Optional.of(new StatusIndex(list, index));
    }

    /** Whether it is a UUID of version 8 in its one canonical text. */
    boolean namesPlace() {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = value.charAt(i);
            boolean isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (isDash(i) ? c != '-' : !isHex) {
                return false;
            }
        }
        return value.charAt(VERSION_AT) == '8' && "89ab".indexOf(value.charAt(VARIANT_AT)) >= 0;
    }

    private static boolean isDash(int at) {
        return at == 8 || at == 13 || at == 18 || at == 23;
    }

    private static String hex(long bits) {
        String hex = Long.toHexString(bits);
        return "0".repeat(2 * Long.BYTES - hex.length()) + hex;
    }

    /** An id that named another certificate's place would let its bearer write over whoever has the id by right. */
    void requireToNamePlaceOf(List<Copy> copies) {
        place().ifPresent(place -> Syntax.require(
                place.equals(copies.getFirst().status()), "an id that names a place must name that of the first copy"));
    }

    /** The same id, as that of the item that registers the certificate. */
    public OperationId asOperationId() {
        return new OperationId(value);
    }

    @Override
    public int compareTo(CertificateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
