package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.countersign.gateway.Api;
import org.countersign.gateway.authorization.TestCertificates.Identity;
import org.junit.jupiter.api.Test;

/** Attestations whose signer is known by its certificates in {@code x5c} (OpenID4VC HAIP 1.0, section 4.5), from request to refreshed token. */
class AttestationChainTest extends WalletTest {
    private static final Identity ATTESTER = TestCertificates.issued("CN=Attester", TestWallets.ATTESTERS_ROOT);
    private static final ECKey PHONE = TestProof.newKey();

    @Test
    void believes_a_chain_below_a_root_from_request_to_token() {
        var par = par(attestation(ATTESTER, 1, PHONE), PHONE);
        assertThat(par.status()).as(par.text()).isEqualTo(201);
        var code =
                citizensCode("wallet-attested", par.json().path("request_uri").asString());

        var token = token(code, PHONE);

        assertThat(token.status()).as(token.text()).isEqualTo(200);
        assertThat(probe("Authorization", "Bearer " + accessToken(token)).status())
                .isEqualTo(200);
    }

    @Test
    void refuses_chains_with_the_root_self_signed_unknown_expired_or_of_another_key() {
        var stranger = TestCertificates.issued("CN=Attester", TestCertificates.authority("CN=Root of attesters"));
        var expired = TestCertificates.expired("CN=Attester", TestWallets.ATTESTERS_ROOT);
        var below = TestCertificates.issued("CN=Below", ATTESTER);
        var spoiled = new LinkedHashMap<String, String>();
        spoiled.put("with the root", attestation(ATTESTER, 2, PHONE));
        spoiled.put("self-signed", attestation(TestCertificates.selfSigned("CN=Attester"), 1, PHONE));
        spoiled.put("of an unknown root with the same name", attestation(stranger, 1, PHONE));
        spoiled.put("expired", attestation(expired, 1, PHONE));
        spoiled.put("below one that is no authority", attestation(below, 2, PHONE));
        spoiled.put("signed with another key", attestation(ATTESTER.x5c(1), stranger.key(), PHONE));

        spoiled.forEach((defect, attestation) ->
                assertThat(error(par(attestation, PHONE))).as(defect).isEqualTo("invalid_client_attestation"));
    }

    @Test
    void binds_a_refresh_token_to_the_installation_that_got_it() {
        var par = par(attestation(ATTESTER, 1, PHONE), PHONE);
        var code =
                citizensCode("wallet-attested", par.json().path("request_uri").asString());
        var refreshToken = token(code, PHONE).json().path("refresh_token").asString();

        var otherPhone = refresh(refreshToken, TestProof.newKey());
        var unattested = form(TOKEN, refreshForm(refreshToken));
        var same = refresh(refreshToken, PHONE);

        assertThat(error(otherPhone)).isEqualTo("invalid_grant");
        assertThat(unattested.status()).isEqualTo(401);
        assertThat(same.status()).as(same.text()).isEqualTo(200);
    }

    private Api.Response par(String attestation, ECKey phone) {
        return form("/oauth2/par", pushRequest("wallet-attested"), headers(attestation, phone));
    }

    private Api.Response token(String code, ECKey phone) {
        return form(TOKEN, tokenRequest("wallet-attested", code), headers(attestation(ATTESTER, 1, phone), phone));
    }

    private Api.Response refresh(String token, ECKey phone) {
        return form(TOKEN, refreshForm(token), headers(attestation(ATTESTER, 1, phone), phone));
    }

    private static Map<String, String> refreshForm(String token) {
        return Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", "wallet-attested");
    }

    private String[] headers(String attestation, ECKey phone) {
        var proof = new JWTClaimsSet.Builder()
                .audience(issuer())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .build();
        try {
            return new String[] {
                "OAuth-Client-Attestation",
                attestation,
                "OAuth-Client-Attestation-PoP",
                signed("oauth-client-attestation-pop+jwt", List.of(), proof, phone.toPrivateKey())
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String attestation(Identity attester, int certificates, ECKey phone) {
        return attestation(attester.x5c(certificates), attester.key(), phone);
    }

    private static String attestation(List<String> x5c, PrivateKey key, ECKey phone) {
        var claims = new JWTClaimsSet.Builder()
                .subject("wallet-attested")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .claim("cnf", Map.of("jwk", phone.toPublicJWK().toJSONObject()))
                .build();
        return signed("oauth-client-attestation+jwt", x5c, claims, key);
    }

    private static String signed(String type, List<String> x5c, JWTClaimsSet claims, PrivateKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(type));
            if (!x5c.isEmpty()) {
                header.x509CertChain(x5c.stream().map(Base64::new).toList());
            }
            var jwt = new SignedJWT(header.build(), claims);
            jwt.sign(new ECDSASigner(key, Curve.P_256));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
