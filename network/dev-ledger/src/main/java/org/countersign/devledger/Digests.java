package org.countersign.devledger;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, which is the only digest that Fabric's protocols use. */
public final class Digests {
    private Digests() {}

    /** The digest of the parts, one after the other. */
    public static ByteString sha256(ByteString... parts) {
        return sha256(List.of(parts));
    }

    public static ByteString sha256(Iterable<ByteString> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> part.asReadOnlyByteBufferList().forEach(digest::update));
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The transaction id that belongs to a nonce and its creator. */
    public static String transactionId(ByteString nonce, ByteString creator) {
        return HexFormat.of().formatHex(sha256(nonce, creator).toByteArray());
    }
}
