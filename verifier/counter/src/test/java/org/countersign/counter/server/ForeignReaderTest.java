package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.counter.server.RunningCounter.text;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request object, read by a library that nobody here wrote. */
class ForeignReaderTest {
    private final RunningCounter counter = RunningCounter.get();

    @Test
    void nimbus_verifies_a_request_object_and_takes_its_key() throws Exception {
        String link = text(counter.start("{\"purpose\":\"identity\",\"flow\":\"cross_device\"}"), "link");
        HttpResponse<String> fetched =
                counter.send(HttpRequest.newBuilder(URI.create(AskedOf.requestUri(AskedOf.query(link)))));

        SignedJWT request = SignedJWT.parse(fetched.body());
        X509Certificate leaf = X509CertUtils.parse(
                request.getHeader().getX509CertChain().getFirst().decode());
        Map<String, Object> metadata = request.getJWTClaimsSet().getJSONObjectClaim("client_metadata");
        @SuppressWarnings("unchecked")
        JWK key = JWKSet.parse((Map<String, Object>) metadata.get("jwks"))
                .getKeys()
                .getFirst();

        assertThat(request.verify(new ECDSAVerifier((ECPublicKey) leaf.getPublicKey())))
                .isTrue();
        assertThat(request.getHeader().getType()).isEqualTo(new JOSEObjectType("oauth-authz-req+jwt"));
        assertThat(request.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(leaf.getSubjectX500Principal()).isNotEqualTo(leaf.getIssuerX500Principal());
        assertThat(key.toECKey().getCurve()).isEqualTo(Curve.P_256);
        assertThat(key.getKeyUse()).isEqualTo(KeyUse.ENCRYPTION);
    }
}
