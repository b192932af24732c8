package org.countersign.format.trust;

import org.countersign.format.Bytes;

/** A trust bundle whose signature held under the root key. Whether it is the newest, and still in time, is the check's. */
public final class VerifiedTrustBundle {
    private final TrustBundle content;
    private final Bytes message;

    VerifiedTrustBundle(TrustBundle content, Bytes message) {
        this.content = content;
        this.message = message;
    }

    public TrustBundle content() {
        return content;
    }

    /** The bundle as it was received, to keep. */
    public Bytes message() {
        return message;
    }
}
