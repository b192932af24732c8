package org.countersign.gateway.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKey;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSigner;
import org.jspecify.annotations.Nullable;

/**
 * All keys of the gateway. The first start makes the fixed ones together and saves them once; later starts refuse a keystore that lacks one, because a key that is
 * silently made anew could not open what the lost one sealed.
 */
final class Keystore implements SigningKeys, SecretKeys {
    private static final String ROOT = "root";
    private static final String STATUS = "status";
    private static final String FIELDS = "fields-1";
    private static final String ISSUER_PREFIX = "issuer.";

    private final KeystoreFile file;
    private final KeyGeneration generation;
    private final SecureRandom random;
    private final KeyStore keystore;
    private final ConcurrentMap<String, SigningKey> signing = new ConcurrentHashMap<>();
    private final AesGcmKey fieldEncryption;

    Keystore(KeystoreFile file, KeyGeneration generation, SecureRandom random) {
        this.file = file;
        this.generation = generation;
        this.random = random;
        this.keystore = file.exists() ? file.load() : first(file, generation);
        this.fieldEncryption = new AesGcmKey(FIELDS, secret(FIELDS), random);
    }

    private static KeyStore first(KeystoreFile file, KeyGeneration generation) {
        var keystore = file.empty();
        generation.signingKey(keystore, ROOT, file.password());
        generation.signingKey(keystore, STATUS, file.password());
        generation.secretKey(keystore, FIELDS, "AES", file.password());
        for (var purpose : KeyedHash.Purpose.values()) {
            generation.secretKey(keystore, purpose.alias(), HmacKey.ALGORITHM, file.password());
        }
        file.save(keystore);
        return keystore;
    }

    @Override
    public SigningKey root() {
        return signing.computeIfAbsent(ROOT, this::signingKey);
    }

    @Override
    public SigningKey status() {
        return signing.computeIfAbsent(STATUS, this::signingKey);
    }

    @Override
    public SigningKey issuing(IssuerId issuer) {
        var known = signing.get(ISSUER_PREFIX + issuer.value());
        return known != null ? known : makeIssuing(ISSUER_PREFIX + issuer.value());
    }

    @Override
    public EncryptionKey fieldEncryption() {
        return fieldEncryption;
    }

    @Override
    public KeyedHash keyedHash(KeyedHash.Purpose purpose) {
        return new HmacKey(secret(purpose.alias()));
    }

    private synchronized SigningKey makeIssuing(String alias) {
        try {
            if (!keystore.containsAlias(alias)) {
                generation.signingKey(keystore, alias, file.password());
                file.save(keystore);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keystore cannot be read", e);
        }
        return signing.computeIfAbsent(alias, this::signingKey);
    }

    private SigningKey signingKey(String alias) {
        try {
            if (!(key(alias) instanceof PrivateKey privateKey)
                    || !(keystore.getCertificate(alias) instanceof X509Certificate certificate)) {
                throw lacks(alias);
            }
            var publicKey =
                    VerificationKey.ofSpki(Bytes.of(certificate.getPublicKey().getEncoded()));
            var signer = new JcaSigner(publicKey.kid(new JcaSha256()), publicKey.algorithm(), privateKey, random);
            return new SigningKey(publicKey, signer, certificate.getNotBefore().toInstant());
        } catch (GeneralSecurityException | FormatException e) {
            throw new IllegalStateException("the key '%s' of the keystore cannot be used".formatted(alias), e);
        }
    }

    private SecretKey secret(String alias) {
        if (key(alias) instanceof SecretKey secret) {
            return secret;
        }
        throw lacks(alias);
    }

    private @Nullable Key key(String alias) {
        try {
            return keystore.getKey(alias, file.password());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key '%s' of the keystore cannot be read".formatted(alias), e);
        }
    }

    private static IllegalStateException lacks(String alias) {
        return new IllegalStateException(
                "the keystore lacks the key '%s'; restore it from its backup".formatted(alias));
    }
}
