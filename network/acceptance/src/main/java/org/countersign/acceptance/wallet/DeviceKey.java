package org.countersign.acceptance.wallet;

import com.eclipsesource.json.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;

/** A P-256 key of the wallet. In a telephone its private half would not leave the key store; here it does not leave this object. */
public final class DeviceKey {
    private final KeyPair pair;
    private final SecureRandom random;

    private DeviceKey(KeyPair pair, SecureRandom random) {
        this.pair = pair;
        this.random = random;
    }

    public static DeviceKey fresh(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return new DeviceKey(generator.generateKeyPair(), random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** The public half (RFC 7517). */
    public ECKey jwk() {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).build();
    }

    /** RFC 7638, as DPoP's {@code jkt} wants it. */
    public String thumbprint() {
        try {
            return jwk().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A JWT of this type over these claims, with the public key in its header. */
    public String signWithKey(String type, JsonObject claims) {
        return sign(header(type).jwk(jwk()).build(), claims);
    }

    /** As {@link #signWithKey}, and what somebody says of the key beside it (OpenID4VCI 1.0, appendix D). */
    public String signAttested(String type, JsonObject claims, String keyAttestation) {
        return sign(
                header(type)
                        .jwk(jwk())
                        .customParam("key_attestation", keyAttestation)
                        .build(),
                claims);
    }

    /** A JWT of this type over these claims, whose reader knows the key. */
    public String sign(String type, JsonObject claims) {
        return sign(header(type).build(), claims);
    }

    private static JWSHeader.Builder header(String type) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(type));
    }

    private String sign(JWSHeader header, JsonObject claims) {
        try {
            JWSObject jwt = new JWSObject(header, new Payload(claims.toString()));
            jwt.sign(new ECDSASigner(pair.getPrivate(), Curve.P_256));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK signs ES256", e);
        }
    }

    public VerificationKey publicKey() {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException e) {
            throw new IllegalStateException("a key on P-256 is one of ours", e);
        }
    }

    public Signer signer() {
        try {
            return JcaKeys.signer(pair, random);
        } catch (FormatException e) {
            throw new IllegalStateException("a key on P-256 is one of ours", e);
        }
    }

    @Override
    public String toString() {
        return "DeviceKey[" + thumbprint() + "]";
    }
}
