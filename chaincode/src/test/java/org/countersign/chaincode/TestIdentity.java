package org.countersign.chaincode;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Clients with certificates as Fabric's CA issues them. */
final class TestIdentity {
    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    private TestIdentity() {}

    /** A serialized identity whose certificate names the roles. */
    static byte[] withRoles(String msp, String roles) {
        return identity(msp, certificate("{\"attrs\":{\"countersign.roles\":\"" + roles + "\"}}"));
    }

    static byte[] withoutAttributes(String msp) {
        return identity(msp, certificate(""));
    }

    static byte[] unreadable(String msp) {
        return identity(msp, "not a certificate");
    }

    private static byte[] identity(String msp, String pem) {
        return SerializedIdentity.newBuilder()
                .setMspid(msp)
                .setIdBytes(ByteString.copyFromUtf8(pem))
                .build()
                .toByteArray();
    }

    private static String certificate(String attributes) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=client");
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.ofEpochSecond(0)),
                    Date.from(Instant.ofEpochSecond(4_000_000_000L)),
                    name,
                    keys.getPublic());
            if (!attributes.isEmpty()) {
                builder.addExtension(ATTRIBUTES, false, attributes.getBytes(StandardCharsets.UTF_8));
            }
            return pem(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509CertificateHolder certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
