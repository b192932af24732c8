package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.Test;

/** The W3C's example for ecdsa-jcs-2019: canonical JSON, hashes and an ES256 signature that somebody else made. */
class DataIntegrityVectorsTest {
    private static final String FOLDER = "vc-di-ecdsa/ecdsa-jcs-2019-p256/";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LIMIT = 1 << 16;

    @Test
    void canonicalises_the_document_and_the_proof() throws Exception {
        assertThat(canonical("vc-di-ecdsa/unsigned.json")).isEqualTo(text("canonDocJCSECDSAP256.txt"));
        assertThat(canonical(FOLDER + "proofConfigJCSECDSAP256.json")).isEqualTo(text("proofCanonJCSECDSAP256.txt"));
    }

    @Test
    void hashes_the_document_and_the_proof() throws Exception {
        assertThat(sha256(text("canonDocJCSECDSAP256.txt"))).isEqualTo(text("docHashJCSECDSAP256.txt"));
        assertThat(sha256(text("proofCanonJCSECDSAP256.txt"))).isEqualTo(text("proofHashJCSECDSAP256.txt"));
    }

    @Test
    void verifies_the_signature_over_both_hashes() throws Exception {
        Bytes signed = Bytes.ofHex(text("combinedHashJCSECDSAP256.txt"));
        RawSignature signature = RawSignature.of(Bytes.ofHex(text("sigHexJCSECDSAP256.txt")));

        assertThat(TestKeys.CHECK.verifies(key(), signed, signature)).isTrue();
    }

    @Test
    void refuses_the_signature_over_the_document_alone() throws Exception {
        Bytes other = Bytes.ofHex(text("docHashJCSECDSAP256.txt"));
        RawSignature signature = RawSignature.of(Bytes.ofHex(text("sigHexJCSECDSAP256.txt")));

        assertThat(TestKeys.CHECK.verifies(key(), other, signature)).isFalse();
    }

    /** Multibase z (base58), multicodec p256-pub (0x8024), a compressed point. */
    private static VerificationKey key() throws FormatException {
        String multibase =
                Vectors.json("vc-di-ecdsa/p256KeyPair.json").asObject().getString("publicKeyMultibase", "");
        BigInteger number = BigInteger.ZERO;
        for (char c : multibase.substring(1).toCharArray()) {
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(c)));
        }
        byte[] bytes = number.toByteArray();
        Bytes compressed = Bytes.of(bytes).slice(bytes.length - 33, bytes.length);
        ECPoint point = CustomNamedCurves.getByName("P-256").getCurve().decodePoint(compressed.toArray());
        return VerificationKey.ofPoint(
                Bytes.of(point.getAffineXCoord().getEncoded()),
                Bytes.of(point.getAffineYCoord().getEncoded()));
    }

    private static String canonical(String path) throws Exception {
        return JsonWriter.canonical(JsonReader.read(Vectors.json(path).toString(), LIMIT));
    }

    private static String sha256(String text) {
        return TestKeys.SHA_256
                .digest(Bytes.of(text.getBytes(StandardCharsets.UTF_8)))
                .hex();
    }

    private static String text(String name) throws IOException {
        Path folder = Vectors.files(FOLDER).getFirst().resolveSibling("");
        return Files.readString(folder.resolve(name)).strip();
    }
}
