package org.countersign.acceptance.wallet;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Form posts to the authorization server, with a proof of possession where the wallet has a key for it, and with its attestation where it has one. */
public final class TokenEndpoint {
    private static final String PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private final ProtocolHttp http;
    private final URI endpoint;
    private final Optional<DpopProofs> proofs;
    private final Optional<WalletAttestation> attestation;

    public TokenEndpoint(ProtocolHttp http, URI endpoint, Optional<DpopProofs> proofs) {
        this(http, endpoint, proofs, Optional.empty());
    }

    public TokenEndpoint(
            ProtocolHttp http, URI endpoint, Optional<DpopProofs> proofs, Optional<WalletAttestation> attestation) {
        this.http = http;
        this.endpoint = endpoint;
        this.proofs = proofs;
        this.attestation = attestation;
    }

    /** Anonymous access by a pre-authorized code (OpenID4VCI 1.0, section 6.1). */
    public Access redeem(CredentialOffer.PreAuthorized grant, Optional<String> txCode) throws InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", PRE_AUTHORIZED);
        fields.put("pre-authorized_code", grant.code());
        txCode.ifPresent(code -> fields.put("tx_code", code));
        return Access.of(post(fields).orRefused(200).object(), proofs, Optional.empty());
    }

    /** A public client's code with its PKCE verifier (RFC 7636 §4.5). */
    public Access exchange(AuthorizationCode code) throws InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code.value());
        fields.put("redirect_uri", code.redirectUri().toString());
        fields.put("client_id", code.client());
        fields.put("code_verifier", code.verifier());
        return Access.of(post(fields).orRefused(200).object(), proofs, Optional.of(code.client()));
    }

    /** What came back from the browser, with what the wallet kept for it. */
    public record AuthorizationCode(String value, String client, URI redirectUri, String verifier) {
        @Override
        public String toString() {
            return "AuthorizationCode[" + client + "]";
        }
    }

    /** The server may first want its nonce repeated (RFC 9449 §8). */
    public Reply post(Map<String, String> fields) throws InterruptedException {
        Reply first = http.send(request(fields, Optional.empty()));
        Optional<String> nonce = first.header(DpopProofs.NONCE_HEADER);
        if (first.status() == 400 && nonce.isPresent() && first.error().equals("use_dpop_nonce")) {
            return http.send(request(fields, nonce));
        }
        return first;
    }

    private HttpRequest request(Map<String, String> fields, Optional<String> nonce) {
        HttpRequest.Builder request = ProtocolHttp.form(endpoint, fields);
        proofs.ifPresent(each -> request.header("DPoP", each.proof("POST", endpoint, Optional.empty(), nonce)));
        attestation.ifPresent(each -> each.headers().forEach(request::header));
        return request.build();
    }
}
