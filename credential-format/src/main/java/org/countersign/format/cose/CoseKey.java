package org.countersign.format.cose;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import co.nstant.in.cbor.model.SimpleValue;
import co.nstant.in.cbor.model.SimpleValueType;
import java.math.BigInteger;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.Claims;

/**
 * A holder's key as COSE_Key (RFC 9052, section 7; RFC 9053, section 7), in its shortest form and no other: P-256 as x and
 * the last bit of y, Ed25519 as its encoded point. SM2 has no curve number there, so a holder has no SM2 key.
 */
public final class CoseKey {
    private static final FormatCode CODE = FormatCode.KEY_FORM;
    private static final int KEY_TYPE = 1;
    private static final int CURVE = -1;
    private static final int X = -2;
    private static final int Y = -3;
    private static final int OKP = 1;
    private static final int EC2 = 2;
    private static final int CURVE_P256 = 1;
    private static final int CURVE_ED25519 = 6;
    private static final int COORDINATE = 32;

    private CoseKey() {}

    public static DataItem encode(VerificationKey key) throws FormatException {
        Bytes spki = key.spki();
        int end = spki.length();
        return switch (key.algorithm()) {
            case ES256 -> {
                Map map = map(EC2, CURVE_P256, spki.slice(end - 2 * COORDINATE, end - COORDINATE));
                boolean odd = (spki.toArray()[end - 1] & 1) == 1;
                map.put(Cbor.integer(Y), new SimpleValue(odd ? SimpleValueType.TRUE : SimpleValueType.FALSE));
                yield map;
            }
            case EDDSA -> map(OKP, CURVE_ED25519, spki.slice(end - COORDINATE, end));
            case SM2_SM3 -> throw new FormatException(FormatCode.KEY_ALGORITHM, "a holder has no SM2 key");
        };
    }

    /** Refuses other members, other curves, an x without a point, and points of small order. */
    public static VerificationKey decode(DataItem item) throws FormatException {
        Claims key = Claims.of(item, CODE);
        long type = key.integer(KEY_TYPE);
        long curve = key.integer(CURVE);
        Bytes x = key.bytes(X);
        if (x.length() != COORDINATE) {
            throw new FormatException(CODE, "expected 32 bytes of x");
        }
        VerificationKey decoded;
        if (type == EC2 && curve == CURVE_P256) {
            decoded = ofCompressed(x, sign(key.optional(Y)));
        } else if (type == OKP && curve == CURVE_ED25519) {
            decoded = VerificationKey.ofEd25519(x);
        } else {
            throw new FormatException(CODE, "expected a key on P-256 or Ed25519");
        }
        key.refuseOthers();
        return decoded;
    }

    private static VerificationKey ofCompressed(Bytes x, boolean odd) throws FormatException {
        Optional<BigInteger> y = PrimeCurve.P256.y(new BigInteger(1, x.toArray()), odd);
        if (y.isEmpty()) {
            throw new FormatException(FormatCode.KEY_NOT_ON_CURVE, "no point has that x");
        }
        String hex = y.get().toString(16);
        return VerificationKey.ofPoint(x, Bytes.ofHex("0".repeat(2 * COORDINATE - hex.length()) + hex));
    }

    private static boolean sign(Optional<DataItem> y) throws FormatException {
        if (y.isPresent() && !y.get().hasTag() && y.get() instanceof SimpleValue value) {
            switch (value.getSimpleValueType()) {
                case TRUE -> {
                    return true;
                }
                case FALSE -> {
                    return false;
                }
                default -> {}
            }
        }
        throw new FormatException(CODE, "expected the last bit of y");
    }

    private static Map map(int type, int curve, Bytes x) {
        Map map = new Map();
        map.put(Cbor.integer(KEY_TYPE), Cbor.integer(type));
        map.put(Cbor.integer(CURVE), Cbor.integer(curve));
        map.put(Cbor.integer(X), Cbor.bytes(x));
        return map;
    }
}
