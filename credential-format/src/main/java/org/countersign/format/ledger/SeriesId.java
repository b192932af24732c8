package org.countersign.format.ledger;

/**
 * The id of a series: certificates of one issuer and one type that were registered together, and share one record. It follows from the certificate's id: an id that
 * names a place, with the index (its last 17 bits) set to 0, so all of a series have their first copies in one status list; any other id is a series of its own.
 */
public record SeriesId(String value) {
    /** So much of the text has nothing of the index; the digit that follows has its highest bit as its lowest, and the four behind it are the rest of it. */
    private static final int SHARED = 31;

    private static final int LENGTH = 36;
    private static final String INDEX_0 = "0000";

    public SeriesId {
        new CertificateId(value)
                .place()
                .ifPresent(place -> Syntax.require(place.index() == 0, "a series must not name an index"));
    }

    /**
     * A new series of certificates whose first copies are in this status list. It sorts by time.
     *
     * @param millis since 1970, at most 48 bits
     * @param random makes the series one that cannot be told from list and time; 41 bits are used
     * @throws IllegalArgumentException when the list has a number of more than 16 bits
     */
    public static SeriesId naming(int list, long millis, long random) {
        return new SeriesId(
                CertificateId.naming(new StatusIndex(list, 0), millis, random).value());
    }

    /** The series that a certificate belongs to. */
    public static SeriesId of(CertificateId id) {
        String text = id.value();
        return new SeriesId(
                id.namesPlace() ? text.substring(0, SHARED) + hexDigit(digitAt(text, SHARED) & ~1) + INDEX_0 : text);
    }

    /**
     * The id of the certificate of this series whose first copy is at this place.
     *
     * @throws IllegalArgumentException when the place is in another status list than the one that the series names
     */
    public CertificateId at(StatusIndex place) {
        CertificateId first = new CertificateId(value);
        if (!first.namesPlace()) {
            return first;
        }
        String rest = INDEX_0 + Integer.toHexString(place.index() & 0xFFFF);
        CertificateId id = new CertificateId(value.substring(0, SHARED)
                + hexDigit(digitAt(value, SHARED) | place.index() >>> Short.SIZE)
                + rest.substring(rest.length() - INDEX_0.length()));
        Syntax.require(id.place().filter(place::equals).isPresent(), "the place must be in the list of the series");
        return id;
    }

    /** Whether the certificate is of this series, as {@link #of} says; asked for each certificate of a series whenever one is added, so it makes no text. */
    boolean holds(CertificateId id) {
        String text = id.value();
        if (text.equals(value)) {
            return true;
        }
        return value.length() == LENGTH
                && value.endsWith(INDEX_0)
                && text.regionMatches(0, value, 0, SHARED)
                && id.namesPlace()
                && hexDigit(digitAt(text, SHARED) & ~1) == value.charAt(SHARED);
    }

    private static int digitAt(String text, int at) {
        return Character.digit(text.charAt(at), 16);
    }

    private static char hexDigit(int digit) {
        return Character.forDigit(digit, 16);
    }

    @Override
    public String toString() {
        return value;
    }
}
