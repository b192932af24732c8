package org.countersign.format.status;

import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.CompactJws;

/** A status list token in the JWT form that parsed and that nobody has verified. It gives away nothing but whose key it claims. */
public final class UnverifiedStatusListJwt {
    /** Two mebibytes that do not compress, in base64 twice, and the rest. */
    public static final int MAX_LENGTH = 1 << 22;

    private final CompactJws token;
    private final Kid claimedKid;

    private UnverifiedStatusListJwt(CompactJws token, Kid claimedKid) {
        this.token = token;
        this.claimedKid = claimedKid;
    }

    /** The body of the answer: the token and nothing around it. */
    public static UnverifiedStatusListJwt parse(String text, Sha256 sha256) throws FormatException {
        CompactJws token = CompactJws.parse(text, StatusListLabels.JWT_TYPE, MAX_LENGTH);
        return new UnverifiedStatusListJwt(token, token.header().claimedKid(sha256));
    }

    public Kid claimedKid() {
        return claimedKid;
    }

    /** The certificates that the token brings, the signer's first; not yet believed, and empty when it names a key id. */
    public List<Bytes> claimedCertificates() {
        return token.header().certificates();
    }

    public VerifiedStatusList verify(VerificationKey key, SignatureCheck check) throws FormatException {
        StatusListToken content = StatusListJwt.decode(token.verify(key, check));
        return new VerifiedStatusList(claimedKid, key, content, CompactJws.ascii(token.text()));
    }
}
