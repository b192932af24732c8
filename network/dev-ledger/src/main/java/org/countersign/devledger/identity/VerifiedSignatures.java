package org.countersign.devledger.identity;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.devledger.Digests;

/**
 * Remembers signatures that were found right lately. One process plays every node, so the same signature would be verified at the gateway, by
 * each endorser, by the ordering service and in the block; the answer for the same key, message and signature cannot change.
 */
final class VerifiedSignatures {
    private static final int LIMIT = 4096;

    private final Map<ByteString, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteString, Boolean> eldest) {
            return size() > LIMIT;
        }
    };

    boolean verify(PublicKey key, ByteString message, ByteString signature) {
        ByteString digest = digest(key, message, signature);
        if (contains(digest)) {
            return true;
        }
        boolean right = EcdsaSignatures.verify(key, message.toByteArray(), signature.toByteArray());
        if (right) {
            add(digest);
        }
        return right;
    }

    /** For a signature that this process made itself. */
    void remember(PublicKey key, ByteString message, ByteString signature) {
        add(digest(key, message, signature));
    }

    synchronized int size() {
        return known.size();
    }

    private synchronized boolean contains(ByteString digest) {
        return known.get(digest) != null;
    }

    private synchronized void add(ByteString digest) {
        known.put(digest, Boolean.TRUE);
    }

    /** Lengths before the parts, so that no two triples have the same bytes. */
    private static ByteString digest(PublicKey key, ByteString message, ByteString signature) {
        ByteString encodedKey = ByteString.copyFrom(key.getEncoded());
        ByteString lengths = ByteString.copyFrom(ByteBuffer.allocate(8)
                .putInt(encodedKey.size())
                .putInt(signature.size())
                .array());
        return Digests.sha256(lengths, encodedKey, signature, message);
    }
}
