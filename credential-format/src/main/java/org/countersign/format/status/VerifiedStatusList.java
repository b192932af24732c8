package org.countersign.format.status;

import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.VerificationKey;

/** A status list whose signature held under a certain key. Whether that key may sign statuses is the trust bundle's word. */
public final class VerifiedStatusList {
    private final Kid kid;
    private final VerificationKey key;
    private final StatusListToken token;
    private final Bytes message;

    VerifiedStatusList(Kid kid, VerificationKey key, StatusListToken token, Bytes message) {
        this.kid = kid;
        this.key = key;
        this.token = token;
        this.message = message;
    }

    public Kid kid() {
        return kid;
    }

    public VerificationKey key() {
        return key;
    }

    public StatusListToken token() {
        return token;
    }

    /** The token as it was received, to keep. */
    public Bytes message() {
        return message;
    }
}
