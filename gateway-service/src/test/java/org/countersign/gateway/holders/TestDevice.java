package org.countersign.gateway.holders;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.interfaces.ECPublicKey;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.gateway.Api;
import org.countersign.gateway.authorization.TestProof;
import org.countersign.gateway.openid4vci.HttpWallet;
import org.countersign.gateway.openid4vci.TestWallet;

/** A device with one key, which asks as a wallet does: with a proof for the nonce that the last answer brought. */
public final class TestDevice {
    private static final String PATH = "/api/v1/holder/";

    private final Api api;
    private final String base;
    private final TestWallet keys;
    private String nonce = "";

    public TestDevice(Api api) {
        this.api = api.anonymous();
        this.base = "http://127.0.0.1:" + api.request("/").build().uri().getPort();
        this.keys = TestWallet.onP256();
    }

    public TestWallet keys() {
        return keys;
    }

    /** Fetches the counter pass of a certificate that an officer offers. */
    public String fetch(String certificate, String type) {
        var offered = api.as("officer-1")
                .post(
                        "/api/v1/certificates/" + certificate + "/offers",
                        "{}",
                        "offer-" + keys.jwk().get("x"));
        if (offered.status() != 201) {
            throw new AssertionError(offered.status() + " " + offered.text());
        }
        return redeem(
                offered.json().get("offerUri").asString(),
                offered.json().path("txCode").asString(""),
                type);
    }

    /** Fetches the counter pass that an offer without sign-in is of. */
    public String redeem(String offerUri, String txCode, String type) {
        var wallet = new HttpWallet(api, keys);
        wallet.fetchToken(wallet.offer(offerUri), txCode);
        return wallet.credential(type + "_counter_pass");
    }

    public Api.Response get(String path) {
        return sent("GET", path, "", "");
    }

    public Api.Response post(String path, String body, String key) {
        return sent("POST", path, body, key);
    }

    private Api.Response sent(String method, String path, String body, String key) {
        var answer = send(method, path, body, key, proof(method, path).sign());
        return answer.code().equals("HOLDER_NONCE")
                ? send(method, path, body, key, proof(method, path).sign())
                : answer;
    }

    /** A good proof, to spoil one thing in. */
    public TestProof proof(String method, String path) {
        return TestProof.of(key(), method, base + PATH + path, nonce);
    }

    /** Sends whatever a test made as a proof; an empty one is not sent. */
    public Api.Response send(String method, String path, String body, String key, String proof) {
        var request = api.request(PATH + path)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!proof.isEmpty()) {
            request.header("DPoP", proof);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", '"' + key + '"');
        }
        var answer = api.send(request);
        nonce = answer.header("DPoP-Nonce");
        return answer;
    }

    public ECKey key() {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.pair().getPublic())
                .privateKey(keys.pair().getPrivate())
                .build();
    }

    /** The hash under which the ledger has a pass. */
    public static String hash(String pass) {
        try {
            return new JcaSha256().digest(UnverifiedPass.parse(pass).message()).hex();
        } catch (FormatException e) {
            throw new AssertionError(e);
        }
    }
}
