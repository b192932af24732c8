package org.countersign.gateway.keys;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jca.JcaSigner;
import org.countersign.format.jca.Sm2SignatureCheck;
import org.countersign.format.jca.Sm2Signer;
import org.countersign.gateway.data.Secret;
import org.jspecify.annotations.Nullable;

/** Where signing keys are kept, under their aliases: the keystore file, or a token behind PKCS#11. */
final class SigningStore {
    private static final Bytes PROBE = Bytes.of(new byte[32]);

    private final Place place;
    private final KeyGeneration generation;
    private final SecureRandom random;

    SigningStore(Place place, KeyGeneration generation, SecureRandom random) {
        this.place = place;
        this.generation = generation;
        this.random = random;
    }

    /**
     * A keystore and what it takes to use it.
     *
     * @param name for messages
     * @param password of each key; a token has none, since its PIN opened it
     * @param maker makes the keys; the JDK's own when empty
     * @param algorithm what its keys sign with
     * @param save puts what was added on disk; a token has done so already
     */
    record Place(
            String name,
            KeyStore keystore,
            Optional<Secret> password,
            Optional<Provider> maker,
            SignatureAlgorithm algorithm,
            Runnable save) {
        char @Nullable [] characters() {
            return password.map(secret -> secret.revealText().toCharArray()).orElse(null);
        }
    }

    boolean holds(String alias) {
        try {
            return place.keystore().containsAlias(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the %s cannot be read".formatted(place.name()), e);
        }
    }

    /** Makes a key, on disk before this returns. */
    void make(String alias) {
        generation.signingKey(place, alias);
        place.save().run();
    }

    /** Makes the key of an authority, on disk before this returns. */
    void makeAuthority(String alias) {
        generation.authority(place, alias);
        place.save().run();
    }

    CertificateAuthority openAuthority(String alias) {
        open(alias);
        try {
            if (place.keystore().getKey(alias, place.characters()) instanceof PrivateKey key
                    && place.keystore().getCertificate(alias) instanceof X509Certificate certificate) {
                return new LocalAuthority(certificate, key, random);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key '%s' of the %s cannot be used".formatted(alias, place.name()), e);
        }
        throw lacks(alias);
    }

    SigningKey open(String alias) {
        try {
            if (!(place.keystore().getKey(alias, place.characters()) instanceof PrivateKey privateKey)
                    || !(place.keystore().getCertificate(alias) instanceof X509Certificate certificate)) {
                throw lacks(alias);
            }
            var publicKey =
                    VerificationKey.ofSpki(Bytes.of(certificate.getPublicKey().getEncoded()));
            var signer = signer(publicKey, privateKey);
            // A crash between a token's two objects could leave a private key beside another one's certificate.
            if (!check().verifies(publicKey, PROBE, signer.sign(PROBE))) {
                throw new IllegalStateException("the key '%s' of the %s does not fit its certificate; delete both there"
                        .formatted(alias, place.name()));
            }
            return new SigningKey(publicKey, signer, certificate.getNotBefore().toInstant());
        } catch (GeneralSecurityException | FormatException e) {
            throw new IllegalStateException("the key '%s' of the %s cannot be used".formatted(alias, place.name()), e);
        }
    }

    private Signer signer(VerificationKey publicKey, PrivateKey privateKey) {
        var kid = publicKey.kid(new JcaSha256());
        return place.algorithm() == SignatureAlgorithm.SM2_SM3
                ? new Sm2Signer(kid, privateKey, place.maker().orElseThrow(), random)
                : new JcaSigner(kid, publicKey.algorithm(), privateKey, random);
    }

    private SignatureCheck check() {
        var check = new JcaSignatureCheck();
        return place.algorithm() == SignatureAlgorithm.SM2_SM3
                ? new Sm2SignatureCheck(place.maker().orElseThrow(), check)
                : check;
    }

    IllegalStateException lacks(String alias) {
        return new IllegalStateException(
                "the %s lacks the key '%s'; restore it from its backup".formatted(place.name(), alias));
    }
}
