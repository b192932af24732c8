package org.countersign.format.x509;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;

/**
 * What a certificate may be used for (RFC 5280 §4.2.1.3, §4.2.1.9).
 *
 * @param understood whether every extension that must be understood is; one with name constraints never is
 * @param longestPath how many authorities may stand below this one; empty where it says nothing
 */
record Uses(boolean authority, OptionalInt longestPath, boolean signs, boolean signsCertificates, boolean understood) {
    /** Without extensions it is no authority, and its key may sign. */
    static final Uses UNSAID = new Uses(false, OptionalInt.empty(), true, true, true);

    private static final Bytes BASIC_CONSTRAINTS = Bytes.ofHex("551d13");
    private static final Bytes KEY_USAGE = Bytes.ofHex("551d0f");
    private static final Bytes NAME_CONSTRAINTS = Bytes.ofHex("551d1e");
    private static final Bytes TRUE = Bytes.ofHex("ff");
    private static final Bytes FALSE = Bytes.ofHex("00");
    private static final int DIGITAL_SIGNATURE = 0x80;
    private static final int CERTIFICATE_SIGNATURE = 0x04;
    private static final int MAX_PATH = 16;

    static Uses read(DerReader outside) throws FormatException {
        DerReader extensions = outside.enter(DerReader.SEQUENCE);
        outside.requireEnd();
        Set<Bytes> seen = new HashSet<>();
        Uses uses = UNSAID;
        while (!extensions.isAtEnd()) {
            DerReader extension = extensions.enter(DerReader.SEQUENCE);
            Bytes id = extension.content(DerReader.OBJECT_IDENTIFIER);
            boolean critical = extension.isNext(DerReader.BOOLEAN) && bool(extension);
            Bytes value = extension.content(DerReader.OCTET_STRING);
            extension.requireEnd();
            if (!seen.add(id)) {
                throw DerReader.refuse("an extension twice");
            }
            uses = uses.with(id, critical, value);
        }
        return uses;
    }

    private Uses with(Bytes id, boolean critical, Bytes value) throws FormatException {
        if (id.equals(BASIC_CONSTRAINTS)) {
            return withConstraints(new DerReader(value));
        }
        if (id.equals(KEY_USAGE)) {
            return withKeyUsage(new DerReader(value));
        }
        boolean known = understood && !critical && !id.equals(NAME_CONSTRAINTS);
        return new Uses(authority, longestPath, signs, signsCertificates, known);
    }

    private Uses withConstraints(DerReader value) throws FormatException {
        DerReader constraints = value.enter(DerReader.SEQUENCE);
        value.requireEnd();
        boolean isAuthority = constraints.isNext(DerReader.BOOLEAN) && bool(constraints);
        OptionalInt path = OptionalInt.empty();
        if (constraints.isNext(DerReader.INTEGER)) {
            byte[] number = constraints.content(DerReader.INTEGER).toArray();
            if (number.length != 1 || number[0] < 0 || number[0] > MAX_PATH) {
                throw DerReader.refuse("a path length out of range");
            }
            path = OptionalInt.of(number[0]);
        }
        constraints.requireEnd();
        return new Uses(isAuthority, path, signs, signsCertificates, understood);
    }

    private Uses withKeyUsage(DerReader value) throws FormatException {
        byte[] bits = value.content(DerReader.BIT_STRING).toArray();
        value.requireEnd();
        if (bits.length < 2 || bits.length > 3) {
            throw DerReader.refuse("a key usage out of range");
        }
        return new Uses(
                authority,
                longestPath,
                (bits[1] & DIGITAL_SIGNATURE) != 0,
                (bits[1] & CERTIFICATE_SIGNATURE) != 0,
                understood);
    }

    private static boolean bool(DerReader reader) throws FormatException {
        Bytes value = reader.content(DerReader.BOOLEAN);
        if (!value.equals(TRUE) && !value.equals(FALSE)) {
            throw DerReader.refuse("neither true nor false");
        }
        return value.equals(TRUE);
    }
}
