package org.countersign.wallet.trust;

import java.io.IOException;

/** Where trust comes from. */
public interface TrustSource {
    /** What was published last; at most a minute old. Fails when there was no answer and nothing is held. */
    PublishedTrust published() throws IOException;
}
