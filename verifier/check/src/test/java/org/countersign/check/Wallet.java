package org.countersign.check;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.Sha256;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaRandomBytes;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.countersign.format.sdjwt.CredentialContent;
import org.countersign.format.sdjwt.CredentialStatus;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.StatusListUri;

/** A resident of the {@link City} with a wallet in which everything is right. */
final class Wallet {
    static final String BASE = "https://gateway.countersign.test";
    static final KeyBindingRequest REQUEST =
            new KeyBindingRequest("x509_san_dns:desk.countersign.test", "n-0S6_WzA2Mj");
    static final PresentationExpectation EXPECTED = new PresentationExpectation(REQUEST, Duration.ofMinutes(5), BASE);
    static final Sha256 SHA_256 = new JcaSha256();
    private static final X500Name NAME = new X500Name("CN=authority");

    private final City city;
    private final KeyPair pair = City.newKeyPair();
    final Signer device = City.signer(pair);
    final VerificationKey deviceKey = City.publicKey(pair);

    Wallet(City city) {
        this.city = city;
    }

    static JsonObject claims() {
        return JsonObject.builder().put("name", "欧阳建").put("sex", "1").build();
    }

    CredentialContent content() {
        return content(
                Vct.of(BASE, City.ELDERLY),
                City.LIST_URI,
                Optional.of(CityTime.startOf(LocalDate.of(2026, 5, 1))),
                claims());
    }

    CredentialContent content(Vct vct, StatusListUri list, Optional<Instant> begin, JsonObject claims) {
        return new CredentialContent(
                vct,
                Optional.empty(),
                Optional.empty(),
                deviceKey,
                new CredentialStatus(list, City.STATUS.index()),
                new CredentialContent.Validity(
                        City.NOW.minus(Duration.ofDays(1)), begin, Optional.of(City.NOW.plus(Duration.ofDays(90)))),
                claims,
                JsonObject.builder().build());
    }

    SdJwt issued(CredentialContent content) {
        return content.sign(
                new JwsKeyHint.Chain(List.of(certificate(city.issuerKey))),
                city.issuer,
                new CredentialContent.IssuingRandomness(new JcaRandomBytes(new SecureRandom()), 0),
                SHA_256);
    }

    String shown() {
        return shown(content());
    }

    String shown(CredentialContent content) {
        return shown(content, REQUEST, City.NOW, device);
    }

    String shown(CredentialContent content, KeyBindingRequest request, Instant at, Signer signer) {
        return KeyBinding.sign(issued(content), request, at, signer, SHA_256).text();
    }

    static CheckResult check(String presentation, CheckContext context) {
        return new PresentationCheck(City.CHECK, SHA_256).check(presentation, context, EXPECTED);
    }

    private static Bytes certificate(VerificationKey key) {
        try {
            return Bytes.of(new X509v3CertificateBuilder(
                            NAME,
                            BigInteger.ONE,
                            Date.from(City.LONG_AGO),
                            Date.from(City.NOW.plus(Duration.ofDays(365))),
                            NAME,
                            SubjectPublicKeyInfo.getInstance(key.spki().toArray()))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(City.newKeyPair().getPrivate()))
                    .getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
