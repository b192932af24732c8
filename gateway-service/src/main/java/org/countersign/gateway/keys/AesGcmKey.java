package org.countersign.gateway.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.countersign.format.Bytes;

/**
 * AES-256-GCM with random 96-bit nonces (SP 800-38D §8.2.2). One key may seal 2^32 values before the chance of a repeated nonce matters: three hundred years of a
 * million certificates a year with a dozen fields each.
 */
final class AesGcmKey implements EncryptionKey {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String id;
    private final SecretKey key;
    private final SecureRandom random;
    /** One for each thread: looking for it among the providers takes as long as sealing a field. Each use initialises it anew. */
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(AesGcmKey::newCipher);

    AesGcmKey(String id, SecretKey key, SecureRandom random) {
        this.id = id;
        this.key = key;
        this.random = random;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Bytes seal(Bytes plain, Bytes associated) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, associated);
            var content = plain.toArray();
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(content.length));
            cipher.doFinal(content, 0, content.length, sealed, NONCE_BYTES);
            return Bytes.of(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot seal with AES-256-GCM", e);
        }
    }

    @Override
    public Bytes open(Bytes sealed, Bytes associated) {
        var bytes = sealed.toArray();
        if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new SealBrokenException(id, new AEADBadTagException("too short"));
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES), associated);
            return Bytes.of(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            throw new SealBrokenException(id, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot open AES-256-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Bytes associated) throws GeneralSecurityException {
        var cipher = ciphers.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce), random);
        cipher.updateAAD(associated.toArray());
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
