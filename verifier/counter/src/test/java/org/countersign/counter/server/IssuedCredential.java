package org.countersign.counter.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.counter.City;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.TypeCode;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaRandomBytes;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.countersign.format.sdjwt.CredentialContent;
import org.countersign.format.sdjwt.CredentialStatus;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.StatusIndex;

/** What a city issues to a wallet: an elderly preference card as SD-JWT VC, with a certificate that names the key above it. */
final class IssuedCredential {
    static final String BASE = "https://city.test";
    /** Base64url of the 20 bytes that {@link #AUTHORITY} is. */
    static final String AUTHORITY_KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQ";

    private static final byte[] AUTHORITY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    private static final TypeCode TYPE = new TypeCode("elderly-preference-card");

    private IssuedCredential() {}

    static SdJwt to(City city, KeyPair holder, int index) {
        Instant begun = City.NOW.minus(Duration.ofDays(10));
        return new CredentialContent(
                        Vct.of(BASE, TYPE),
                        Optional.empty(),
                        Optional.empty(),
                        key(holder),
                        new CredentialStatus(City.STATUS_URI, new StatusIndex(index)),
                        new CredentialContent.Validity(
                                begun, Optional.of(begun), Optional.of(City.NOW.plus(Duration.ofDays(90)))),
                        JsonObject.builder()
                                .put("holderName", "欧阳建国")
                                .put("sex", "M")
                                .build(),
                        JsonObject.builder().build())
                .sign(
                        new JwsKeyHint.Chain(List.of(certificate(city))),
                        city.issuer(),
                        new CredentialContent.IssuingRandomness(new JcaRandomBytes(new SecureRandom()), 1),
                        new JcaSha256());
    }

    static VerificationKey key(KeyPair pair) {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Bytes certificate(City city) {
        X500Name name = new X500Name("CN=authority");
        try {
            return Bytes.of(new X509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(City.NOW.minus(Duration.ofDays(100))),
                            Date.from(City.NOW.plus(Duration.ofDays(100))),
                            name,
                            SubjectPublicKeyInfo.getInstance(
                                    city.issuerKey().spki().toArray()))
                    .addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(AUTHORITY))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(City.keyPair().getPrivate()))
                    .getEncoded());
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
