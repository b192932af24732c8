package org.countersign.format.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import eu.europa.ec.eudi.sdjwt.SdJwtAndKbJwt;
import eu.europa.ec.eudi.sdjwt.SdJwtVerificationException;
import eu.europa.ec.eudi.sdjwt.vc.NimbusSdJwtVcFactory;
import eu.europa.ec.eudi.sdjwt.vc.SdJwtVcVerifier;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonElementKt;
import kotlinx.serialization.json.JsonObject;
import org.countersign.format.Bytes;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwtFixture;
import org.junit.jupiter.api.Test;

/** The SD-JWT VC library of the European wallet's reference implementation, as the verifier of what we issue and bind. */
class EudiSdJwtTest {
    private final Shown shown = new Shown();

    @Test
    void accepts_our_credential_with_key_binding() throws Exception {
        SdJwtAndKbJwt<?> verified = (SdJwtAndKbJwt<?>) verify(shown.bound());

        assertThat(verified.getSdJwt().getDisclosures()).hasSize(3);
        assertThat(((SignedJWT) verified.getKeyBindingJwt()).getJWTClaimsSet().getClaim("nonce"))
                .isEqualTo(SdJwtFixture.REQUEST.nonce());
    }

    @Test
    void accepts_our_credential_as_its_holder_receives_it() {
        Object received = Coroutines.await(continuation ->
                Coroutines.invoke(verifier(), SdJwtVcVerifier.class, "verify", shown.issued.text(), continuation));

        assertThat(received).isNotNull();
    }

    @Test
    void refuses_the_signature_of_another_credential() {
        refuses(shown.withSignatureOfAnother());
    }

    @Test
    void refuses_an_altered_disclosure() {
        refuses(shown.withAlteredDisclosure());
    }

    @Test
    void refuses_another_nonce_and_another_audience() {
        refuses(shown.bound(new KeyBindingRequest(SdJwtFixture.REQUEST.audience(), "yesterday")));
        refuses(shown.bound(new KeyBindingRequest("https://other.test", SdJwtFixture.REQUEST.nonce())));
    }

    @Test
    void refuses_fewer_disclosures_than_the_holder_signed() {
        refuses(shown.withoutOneDisclosure());
    }

    @Test
    void refuses_another_device_and_no_device() {
        refuses(shown.stolen());
        refuses(shown.issued.text());
    }

    @Test
    void refuses_an_expired_credential() {
        refuses(shown.expired());
    }

    private void refuses(String presentation) {
        assertThatThrownBy(() -> verify(presentation)).isInstanceOf(SdJwtVerificationException.class);
    }

    private Object verify(String presentation) {
        Map<String, JsonElement> challenge = new LinkedHashMap<>();
        challenge.put("aud", JsonElementKt.JsonPrimitive(SdJwtFixture.REQUEST.audience()));
        challenge.put("nonce", JsonElementKt.JsonPrimitive(SdJwtFixture.REQUEST.nonce()));
        return Coroutines.await(continuation -> Coroutines.invoke(
                verifier(), SdJwtVcVerifier.class, "verify", presentation, new JsonObject(challenge), continuation));
    }

    /** Trusts the one certificate that the credential brings. */
    private SdJwtVcVerifier<SignedJWT> verifier() {
        return NimbusSdJwtVcFactory.INSTANCE.usingX5c((chain, _) -> chain.size() == 1
                && Bytes.of(encoded(chain.getFirst()))
                        .equals(shown.city.chain.certificates().getFirst()));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
