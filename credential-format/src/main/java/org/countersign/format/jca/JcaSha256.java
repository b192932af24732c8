package org.countersign.format.jca;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;

/** SHA-256 of the JCA. */
public final class JcaSha256 implements Sha256 {
    @Override
    public Digest digest(Bytes message) {
        try {
            return new Digest(Bytes.of(MessageDigest.getInstance("SHA-256").digest(message.toArray())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
