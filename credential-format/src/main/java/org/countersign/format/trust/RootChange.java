package org.countersign.format.trust;

import co.nstant.in.cbor.model.Map;
import java.time.Instant;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.UnixTime;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.CwtClaims;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/** The word of an outgoing root: from now on another key signs the trust bundles. */
public record RootChange(Instant issuedAt, VerificationKey next) {
    private static final FormatCode CODE = FormatCode.ROOT_CLAIMS;

    public RootChange {
        if (issuedAt.getEpochSecond() < 0 || issuedAt.getEpochSecond() > UnixTime.MAX) {
            throw new IllegalArgumentException("a root changes between 1970 and 9999");
        }
        issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
    }

    /** Signed by the root that goes. */
    public Bytes sign(Signer outgoing) {
        Map key = new Map();
        key.put(Cbor.text(TrustLabels.ALGORITHM), Cbor.integer(next.algorithm().coseNumber()));
        key.put(Cbor.text(TrustLabels.SPKI), Cbor.bytes(next.spki()));
        Map claims = new Map();
        claims.put(Cbor.integer(CwtClaims.ISSUED_AT), Cbor.integer(issuedAt.getEpochSecond()));
        claims.put(Cbor.integer(TrustLabels.NEXT_ROOT), key);
        return CoseSign1.sign(Cbor.encode(claims), Optional.of(TrustLabels.ROOT_CHANGE_TYPE), outgoing)
                .message();
    }

    static RootChange decode(Bytes payload) throws FormatException {
        Claims claims = Claims.of(Cbor.decode(payload, CborRules.DETERMINISTIC), CODE);
        Instant issuedAt = UnixTime.instant(claims.integer(CwtClaims.ISSUED_AT), CODE);
        Claims key = claims.map(TrustLabels.NEXT_ROOT);
        VerificationKey next = VerificationKey.ofSpki(key.bytes(TrustLabels.SPKI));
        if (key.integer(TrustLabels.ALGORITHM) != next.algorithm().coseNumber()) {
            throw new FormatException(CODE, "the key is of another algorithm than stated");
        }
        key.refuseOthers();
        claims.refuseOthers();
        return new RootChange(issuedAt, next);
    }
}
