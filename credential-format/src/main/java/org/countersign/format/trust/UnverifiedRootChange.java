package org.countersign.format.trust;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;

/** A change of the root that parsed and that nobody has verified. It gives away nothing but the key id it claims. */
public final class UnverifiedRootChange {
    static final int MAX_MESSAGE_BYTES = 512;

    private final CoseSign1 message;
    private final Kid claimedKid;

    private UnverifiedRootChange(CoseSign1 message, Kid claimedKid) {
        this.message = message;
        this.claimedKid = claimedKid;
    }

    public static UnverifiedRootChange parse(Bytes statement) throws FormatException {
        if (statement.length() > MAX_MESSAGE_BYTES) {
            throw new FormatException(FormatCode.ROOT_CLAIMS, "a statement of " + statement.length() + " bytes");
        }
        CoseSign1 message = CoseSign1.parse(statement, CoseRules.COUNTERSIGN);
        boolean typed = message.claimedType()
                .filter(TrustLabels.ROOT_CHANGE_TYPE::equals)
                .isPresent();
        if (!typed) {
            throw new FormatException(FormatCode.COSE_HEADER, "expected type " + TrustLabels.ROOT_CHANGE_TYPE);
        }
        return new UnverifiedRootChange(message, message.requireKid());
    }

    public Kid claimedKid() {
        return claimedKid;
    }

    /** With the root that is pinned until now, and no other. */
    public RootChange verify(VerificationKey outgoing, SignatureCheck check) throws FormatException {
        return RootChange.decode(message.verify(outgoing, check));
    }
}
