package org.countersign.devledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

final class EcdsaSignaturesTest {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    private final KeyPair keys = newKeys();

    @Test
    void signs_with_low_s_always() {
        for (int i = 0; i < 50; i++) {
            byte[] signature = EcdsaSignatures.sign(keys.getPrivate(), MESSAGE);

            assertThat(s(signature)).isLessThanOrEqualTo(ORDER.shiftRight(1));
            assertThat(EcdsaSignatures.verify(keys.getPublic(), MESSAGE, signature))
                    .isTrue();
        }
    }

    @Test
    void refuses_high_s_although_it_is_mathematically_right() throws Exception {
        byte[] signature = EcdsaSignatures.sign(keys.getPrivate(), MESSAGE);

        assertThat(verify(encode(r(signature), ORDER.subtract(s(signature))))).isFalse();
    }

    @Test
    void refuses_zero_negative_and_other_values() throws Exception {
        byte[] signature = EcdsaSignatures.sign(keys.getPrivate(), MESSAGE);

        assertThat(verify(encode(BigInteger.ZERO, s(signature)))).isFalse();
        assertThat(verify(encode(r(signature), BigInteger.ZERO))).isFalse();
        assertThat(verify(encode(r(signature), s(signature).negate()))).isFalse();
        assertThat(verify(encode(r(signature).add(BigInteger.ONE), s(signature))))
                .isFalse();
    }

    @Test
    void refuses_what_is_not_the_der_of_two_integers() throws Exception {
        byte[] signature = EcdsaSignatures.sign(keys.getPrivate(), MESSAGE);

        assertThat(verify(new byte[0])).isFalse();
        assertThat(verify(Arrays.copyOf(signature, signature.length + 1))).isFalse();
        assertThat(verify(Arrays.copyOf(signature, signature.length - 1))).isFalse();
        assertThat(verify(new DERSequence(new ASN1Integer(1)).getEncoded())).isFalse();
    }

    private boolean verify(byte[] signature) {
        return EcdsaSignatures.verify(keys.getPublic(), MESSAGE, signature);
    }

    private static byte[] encode(BigInteger r, BigInteger s) throws java.io.IOException {
        return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
    }

    private static BigInteger r(byte[] signature) {
        return ASN1Integer.getInstance(ASN1Sequence.getInstance(signature).getObjectAt(0))
                .getValue();
    }

    private static BigInteger s(byte[] signature) {
        return ASN1Integer.getInstance(ASN1Sequence.getInstance(signature).getObjectAt(1))
                .getValue();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
