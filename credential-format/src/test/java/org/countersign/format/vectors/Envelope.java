package org.countersign.format.vectors;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.math.BigInteger;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cose.CoseLabels;
import org.countersign.format.cose.CoseSign1;

/** A COSE_Sign1 message in parts, so that a vector can have one of them wrong and the rest right, signature included. */
record Envelope(Bytes protectedHeader, DataItem unprotected, Bytes payload, Bytes signature) {
    private static final int ES256 = -7;
    private static final int HALF = 32;

    /** As the library signs. */
    static Bytes sign(FixedKey key, Bytes payload, Optional<String> type) {
        return CoseSign1.sign(payload, type, key).message();
    }

    /** Signed over any header, with the smaller of the two s. */
    static Envelope of(FixedKey key, Bytes protectedHeader, Bytes payload) {
        return of(key, protectedHeader, payload, Bytes.EMPTY);
    }

    static Envelope of(FixedKey key, Bytes protectedHeader, Bytes payload, Bytes external) {
        Bytes toBeSigned = Cbor.encode(Cbor.array(
                Cbor.text("Signature1"), Cbor.bytes(protectedHeader), Cbor.bytes(external), Cbor.bytes(payload)));
        Bytes any = key.sign(toBeSigned).value();
        BigInteger s = FixedKey.number(any.slice(HALF, 2 * HALF));
        BigInteger low = s.min(key.order().subtract(s));
        return new Envelope(protectedHeader, new Map(), payload, joined(any.slice(0, HALF), FixedKey.fixed(low)));
    }

    /** The header of a pass: algorithm and key id. */
    static Map header(FixedKey key) {
        Map header = new Map();
        header.put(Cbor.integer(CoseLabels.ALGORITHM), Cbor.integer(ES256));
        header.put(Cbor.integer(CoseLabels.KID), Cbor.bytes(key.kid().value()));
        return header;
    }

    /** The other of the two signatures that verify. */
    Envelope withHighS(FixedKey key) {
        BigInteger s = FixedKey.number(signature.slice(HALF, 2 * HALF));
        return withSignature(
                joined(signature.slice(0, HALF), FixedKey.fixed(key.order().subtract(s))));
    }

    Envelope withSignature(Bytes other) {
        return new Envelope(protectedHeader, unprotected, payload, other);
    }

    Envelope withUnprotected(DataItem other) {
        return new Envelope(protectedHeader, other, payload, signature);
    }

    Envelope withPayload(Bytes other) {
        return new Envelope(protectedHeader, unprotected, other, signature);
    }

    /** The four parts without a tag. */
    DataItem parts() {
        return Cbor.array(Cbor.bytes(protectedHeader), unprotected, Cbor.bytes(payload), Cbor.bytes(signature));
    }

    Bytes message() {
        return Cbor.encode(Cbor.tagged(CoseLabels.TAG_SIGN1, parts()));
    }

    /** The map inside a payload, to be changed. */
    static Map map(Bytes payload) {
        return (Map) item(payload);
    }

    /** Whatever these bytes encode. */
    static DataItem item(Bytes encoded) {
        try {
            return Cbor.decode(encoded, CborRules.DETERMINISTIC);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    static Bytes joined(Bytes... parts) {
        StringBuilder hex = new StringBuilder();
        for (Bytes part : parts) {
            hex.append(part.hex());
        }
        return Bytes.ofHex(hex.toString());
    }
}
