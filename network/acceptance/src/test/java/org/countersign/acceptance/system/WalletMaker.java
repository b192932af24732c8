package org.countersign.acceptance.system;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.acceptance.wallet.DeviceKey;

/** Who makes a wallet and vouches for it: for its installations, and for the keys that their key stores hold. */
final class WalletMaker {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final X500Name AUTHORITY = new X500Name("CN=A wallet maker's authority");
    private static final X500Name ATTESTER = new X500Name("CN=A wallet maker's attester");

    private final InstantSource clock;
    private final KeyPair attester = keyPair();
    private final X509Certificate root;
    private final X509Certificate leaf;

    WalletMaker(InstantSource clock) {
        this.clock = clock;
        KeyPair authority = keyPair();
        this.root = certificate(AUTHORITY, AUTHORITY, authority, authority, true);
        this.leaf = certificate(AUTHORITY, ATTESTER, authority, attester, false);
    }

    /** The trust anchor, in PEM. */
    String anchor() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That this key is of an installation of the wallet {@code client}. */
    String ofInstallation(String client, DeviceKey installation) {
        return signed(
                "oauth-client-attestation+jwt",
                new JsonObject().add("sub", client).add("cnf", new JsonObject().add("jwk", jwk(installation))));
    }

    /** That these keys do not leave their key store; made for one nonce of an issuer. */
    String ofKeys(List<DeviceKey> keys, String nonce) {
        JsonArray jwks = new JsonArray();
        keys.forEach(key -> jwks.add(jwk(key)));
        return signed(
                "key-attestation+jwt",
                new JsonObject()
                        .add("attested_keys", jwks)
                        .add("key_storage", new JsonArray().add("iso_18045_high"))
                        .add("nonce", nonce));
    }

    private String signed(String type, JsonObject claims) {
        Instant now = clock.instant();
        claims.add("iat", now.getEpochSecond()).add("exp", now.plus(LIFE).getEpochSecond());
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(type))
                    .x509CertChain(List.of(Base64.encode(leaf.getEncoded())))
                    .build();
            JWSObject jwt = new JWSObject(header, new Payload(claims.toString()));
            jwt.sign(new ECDSASigner(attester.getPrivate(), Curve.P_256));
            return jwt.serialize();
        } catch (JOSEException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject jwk(DeviceKey key) {
        return Json.parse(key.jwk().toPublicJWK().toJSONString()).asObject();
    }

    private X509Certificate certificate(
            X500Name issuer, X500Name subject, KeyPair signer, KeyPair holder, boolean isAuthority) {
        Instant now = clock.instant();
        try {
            var builder = new JcaX509v3CertificateBuilder(
                            issuer,
                            isAuthority ? BigInteger.ONE : BigInteger.TWO,
                            Date.from(now.minus(LIFE)),
                            Date.from(now.plus(Duration.ofDays(1))),
                            subject,
                            holder.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(isAuthority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }
}
