package org.countersign.format.status;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/**
 * The statuses of many certificates, packed from the least significant bit (draft-ietf-oauth-status-list, section 4).
 * Immutable; the W3C's list of a similar name packs the other way round and never shares this code.
 */
public final class StatusList {
    /** Our lists: 2 bits for valid, revoked, suspended. */
    public static final int BITS = 2;
    /** Our lists: large enough that asking for one says nothing about one person. */
    public static final int ENTRIES = 1 << 17;
    /** What inflating may produce at most: 2^24 entries of one bit, or 2^21 of a byte. */
    public static final int MAX_BYTES = 1 << 21;

    private final int bits;
    private final byte[] packed;

    private StatusList(int bits, byte[] packed) {
        this.bits = bits;
        this.packed = packed;
    }

    /** A list in which everything is valid, save what is named. */
    public static StatusList of(int bits, int entries, Map<StatusIndex, StatusValue> exceptions)
            throws FormatException {
        requireBits(bits);
        long size = ((long) entries * bits + 7) / 8;
        if (entries < 1 || size > MAX_BYTES) {
            throw new FormatException(FormatCode.STATUS_TOO_LARGE, entries + " entries of " + bits + " bits");
        }
        byte[] packed = new byte[(int) size];
        for (Map.Entry<StatusIndex, StatusValue> entry : exceptions.entrySet()) {
            put(bits, packed, entry.getKey(), entry.getValue());
        }
        return new StatusList(bits, packed);
    }

    /** One of our own lists: {@link #ENTRIES} entries of {@link #BITS} bits. */
    public static StatusList of(Map<StatusIndex, StatusValue> exceptions) throws FormatException {
        return of(BITS, ENTRIES, exceptions);
    }

    public static StatusList inflate(int bits, Bytes compressed) throws FormatException {
        requireBits(bits);
        return new StatusList(bits, Zlib.inflate(compressed, MAX_BYTES));
    }

    public Bytes deflate() {
        return Zlib.deflate(packed);
    }

    public int bits() {
        return bits;
    }

    public int entries() {
        return packed.length * 8 / bits;
    }

    /** Empty when the list does not reach so far; then nothing is known, not "valid". */
    public Optional<StatusValue> at(StatusIndex index) {
        if (index.value() >= entries()) {
            return Optional.empty();
        }
        int firstBit = index.value() * bits;
        int value = (packed[firstBit / 8] & 0xff) >> (firstBit % 8) & mask(bits);
        return Optional.of(new StatusValue(value));
    }

    private static void put(int bits, byte[] packed, StatusIndex index, StatusValue value) throws FormatException {
        if ((index.value() + 1L) * bits > packed.length * 8L) {
            throw new FormatException(FormatCode.STATUS_INDEX, "index " + index.value() + " is beyond the list");
        }
        if (value.value() > mask(bits)) {
            throw new FormatException(FormatCode.STATUS_BITS, "status " + value.value() + " in " + bits + " bits");
        }
        int firstBit = index.value() * bits;
        packed[firstBit / 8] |= (byte) (value.value() << (firstBit % 8));
    }

    private static int mask(int bits) {
        return (1 << bits) - 1;
    }

    private static void requireBits(int bits) throws FormatException {
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw new FormatException(FormatCode.STATUS_BITS, "expected 1, 2, 4 or 8, found " + bits);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatusList that && bits == that.bits && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return 31 * bits + Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return "StatusList[" + entries() + " entries of " + bits + " bits]";
    }
}
