package org.countersign.format.status;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/** A status list token that parsed and that nobody has verified. It gives away nothing but the key id it claims. */
public final class UnverifiedStatusList {
    private static final int MAX_MESSAGE_BYTES = 1 << 21;

    private final CoseSign1 message;
    private final Kid claimedKid;

    private UnverifiedStatusList(CoseSign1 message, Kid claimedKid) {
        this.message = message;
        this.claimedKid = claimedKid;
    }

    public static UnverifiedStatusList parse(Bytes token) throws FormatException {
        if (token.length() > MAX_MESSAGE_BYTES) {
            throw new FormatException(FormatCode.STATUS_TOO_LARGE, "a token of " + token.length() + " bytes");
        }
        CoseSign1 message = CoseSign1.parse(token, CoseRules.COUNTERSIGN);
        boolean typed = message.claimedType()
                .filter(StatusListLabels.MEDIA_TYPE::equals)
                .isPresent();
        if (!typed) {
            throw new FormatException(FormatCode.COSE_HEADER, "expected type " + StatusListLabels.MEDIA_TYPE);
        }
        return new UnverifiedStatusList(message, message.requireKid());
    }

    public Kid claimedKid() {
        return claimedKid;
    }

    public VerifiedStatusList verify(VerificationKey key, SignatureCheck check) throws FormatException {
        StatusListToken token = StatusListToken.decode(message.verify(key, check));
        return new VerifiedStatusList(claimedKid, key, token, message.message());
    }
}
