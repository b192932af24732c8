package org.countersign.wallet.trust;

import java.util.List;
import org.countersign.format.Bytes;

/**
 * What the gateway published. Nothing in it is believed here: the page verifies it under the root that it pinned.
 *
 * @param root SubjectPublicKeyInfo of the root that signs now
 * @param changes the statements by which older roots name their successors, the oldest first
 * @param bundle the signed trust bundle
 */
public record PublishedTrust(Bytes root, List<Bytes> changes, Bytes bundle) {
    public PublishedTrust {
        changes = List.copyOf(changes);
    }
}
