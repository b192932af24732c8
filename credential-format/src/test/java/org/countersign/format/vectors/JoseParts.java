package org.countersign.format.vectors;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.RawJws;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.RandomBytes;

/** Tokens, disclosures and certificates of fixed keys, well-formed or not. */
final class JoseParts {
    static final Sha256 SHA_256 = new JcaSha256();
    static final FixedKey HOLDER = FixedKey.of("holder");
    static final FixedKey AUTHORITY = FixedKey.of("authority");
    static final String TYPE = "dc+sd-jwt";
    private static final X500Name NAME = new X500Name("CN=Test authority");

    private JoseParts() {}

    static String header(String type, FixedKey key) {
        return "{\"alg\":\"ES256\",\"kid\":\"" + key.kid().hex() + "\",\"typ\":\"" + type + "\"}";
    }

    /** An SD-JWT; in payload and disclosures {@code #0} stands for the digest of the first disclosure, and so on. */
    static String withHeader(String header, String payload, String... disclosures) {
        List<String> encoded = new ArrayList<>();
        for (String disclosure : disclosures) {
            encoded.add(RawJws.encoded(withDigests(disclosure, encoded)));
        }
        StringBuilder text =
                new StringBuilder(RawJws.signed(header, withDigests(payload, encoded), FixedKey.ISSUER)).append('~');
        encoded.forEach(disclosure -> text.append(disclosure).append('~'));
        return text.toString();
    }

    static String sdJwt(String payload, String... disclosures) {
        return withHeader(header(TYPE, FixedKey.ISSUER), payload, disclosures);
    }

    static String digest(String ascii) {
        return Base64Codec.URL.encode(SHA_256.digest(CompactJws.ascii(ascii)).value());
    }

    private static String withDigests(String json, List<String> disclosures) {
        String replaced = json;
        for (int i = disclosures.size() - 1; i >= 0; i--) {
            replaced = replaced.replace("#" + i, digest(disclosures.get(i)));
        }
        return replaced;
    }

    /** Salts that everybody knows: for the n-th, the first bytes of SHA-256 of "salt n". */
    static RandomBytes salts() {
        int[] next = {0};
        return count -> {
            byte[] text = ("salt " + next[0]++).getBytes(StandardCharsets.UTF_8);
            Digest digest = SHA_256.digest(Bytes.of(text));
            return digest.value().slice(0, count);
        };
    }

    /** The issuer's certificate for signing, below the authority's. */
    static Bytes issuerCertificate() {
        return certificate("CN=issuer.countersign.test", FixedKey.ISSUER, false, KeyUsage.digitalSignature);
    }

    static Bytes anchor() {
        return certificate("CN=Test authority", AUTHORITY, true, KeyUsage.keyCertSign);
    }

    private static Bytes certificate(String subject, FixedKey key, boolean authority, int usage) {
        try {
            return Bytes.of(new X509v3CertificateBuilder(
                            NAME,
                            BigInteger.ONE,
                            Date.from(Instant.ofEpochSecond(TrustParts.LONG_AGO)),
                            Date.from(Instant.ofEpochSecond(TrustParts.LONG_AGO + 20L * 365 * 86_400)),
                            new X500Name(subject),
                            SubjectPublicKeyInfo.getInstance(key.key().spki().toArray()))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                    .build(new Signing())
                    .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our JSON as that of the vectors. */
    static JsonObject plain(org.countersign.format.json.JsonObject object) {
        return Json.parse(JsonWriter.canonical(object)).asObject();
    }

    /** Certificates carry signatures as DER. */
    private static final class Signing implements ContentSigner {
        private final ByteArrayOutputStream signed = new ByteArrayOutputStream();

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return signed;
        }

        @Override
        public byte[] getSignature() {
            Bytes raw = AUTHORITY.sign(Bytes.of(signed.toByteArray())).value();
            ASN1EncodableVector numbers = new ASN1EncodableVector();
            numbers.add(new ASN1Integer(FixedKey.number(raw.slice(0, RawSignature.LENGTH / 2))));
            numbers.add(new ASN1Integer(FixedKey.number(raw.slice(RawSignature.LENGTH / 2, RawSignature.LENGTH))));
            try {
                return new DERSequence(numbers).getEncoded();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
