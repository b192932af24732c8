package org.countersign.format.ledger;

import java.util.Arrays;
import java.util.Base64;
import org.countersign.format.Bytes;

/**
 * Which places of one page of a status list are taken: bit i of the page, lowest bit of a byte first, is place {@code page * PLACES + i}. One value for thousands of
 * places, because a ledger's time goes by the number of its keys and not by their size; and small enough to be written for a single certificate.
 */
public record StatusPage(int list, int page, Bytes taken) implements LedgerRecord {
    /** Places of one page. */
    public static final int PLACES = 8192;

    private static final int LENGTH = PLACES / Byte.SIZE;

    public StatusPage {
        var _ = new StatusIndex(list, 0);
        requirePage(page);
        Syntax.require(taken.length() == LENGTH, "a page of a status list must have " + PLACES + " bits");
    }

    /** The page of this place, with nothing taken. */
    public static StatusPage emptyAround(StatusIndex place) {
        return new StatusPage(place.list(), pageOf(place), Bytes.of(new byte[LENGTH]));
    }

    static StatusPage read(long list, long page, String taken) {
        requirePage(page);
        StatusIndex first = StatusIndex.of(list, page * PLACES);
        byte[] bits = Base64.getUrlDecoder().decode(taken);
        Syntax.require(text(bits).equals(taken), "the places of a page must be canonical base64url without padding");
        return new StatusPage(first.list(), pageOf(first), Bytes.of(bits));
    }

    static int pageOf(StatusIndex place) {
        return place.index() / PLACES;
    }

    /** Whether somebody has the place, which must be of this page. */
    public boolean isTaken(StatusIndex place) {
        return isTaken(bitOf(place), taken.toArray());
    }

    /** The same page with the place taken. */
    public StatusPage with(StatusIndex place) {
        int bit = bitOf(place);
        byte[] bits = taken.toArray();
        bits[bit / Byte.SIZE] |= (byte) (1 << (bit % Byte.SIZE));
        return new StatusPage(list, page, Bytes.of(bits));
    }

    /** The places that are taken, in their order. */
    public int[] takenIndexes() {
        byte[] bits = taken.toArray();
        int[] found = new int[PLACES];
        int count = 0;
        for (int bit = 0; bit < PLACES; bit++) {
            if (isTaken(bit, bits)) {
                found[count++] = page * PLACES + bit;
            }
        }
        return Arrays.copyOf(found, count);
    }

    @Override
    public StateKey<StatusPage> key() {
        return StateKey.statusPage(new StatusIndex(list, page * PLACES));
    }

    String takenText() {
        return text(taken.toArray());
    }

    private static void requirePage(long page) {
        Syntax.requireRange(page, 0, LedgerLimits.STATUS_LIST_ENTRIES / PLACES - 1, "the number of a page");
    }

    private int bitOf(StatusIndex place) {
        Syntax.require(place.list() == list && pageOf(place) == page, "the place must be of this page");
        return place.index() % PLACES;
    }

    private static boolean isTaken(int bit, byte[] bits) {
        return (bits[bit / Byte.SIZE] & (1 << (bit % Byte.SIZE))) != 0;
    }

    private static String text(byte[] bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
