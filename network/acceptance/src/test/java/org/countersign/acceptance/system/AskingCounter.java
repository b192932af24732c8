package org.countersign.acceptance.system;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.wallet.PresentationRequest;
import org.countersign.acceptance.wallet.ProtocolHttp;
import org.countersign.acceptance.wallet.Reply;
import org.countersign.acceptance.wallet.SignedRequests;

/** The counter's server of a stack, as an agency's system calls it. */
public final class AskingCounter {
    /** Below which the types of a stack are named where nobody configured it. */
    public static final String VCT_BASE = "https://countersign.test";

    private static final String WALLET_NONCE = "of-this-wallet";

    private final StackFolder folder;
    private final ProtocolHttp http;

    public AskingCounter(StackFolder folder, ProtocolHttp http) {
        this.folder = folder;
        this.http = http;
    }

    /** A wish that the caller may add to; as it is, it asks as HAIP 1.0 wants it. */
    public static JsonObject wish(String purpose, String flow) {
        return new JsonObject().add("purpose", purpose).add("flow", flow);
    }

    /** Starts a request: the answer of the API. */
    public JsonObject start(JsonObject wish) throws InterruptedException {
        return http.send(authorized(ProtocolHttp.json(address("/api/v1/presentations"), wish)))
                .orRefused(201)
                .object();
    }

    public JsonObject state(JsonObject started) throws InterruptedException {
        URI address = address("/api/v1/presentations/" + started.getString("id", ""));
        return http.send(authorized(ProtocolHttp.to(address).GET()))
                .orRefused(200)
                .object();
    }

    /** What a page does with what the browser gave it. */
    public Reply giveBack(JsonObject started, String origin, JsonObject data) throws InterruptedException {
        URI address = address("/api/v1/presentations/" + started.getString("id", "") + "/digital-credential");
        JsonObject body = new JsonObject()
                .add("origin", origin)
                .add("protocol", "openid4vp-v1-signed")
                .add("data", data);
        return http.send(authorized(ProtocolHttp.json(address, body)));
    }

    /** A wallet opens a link that this counter gave out. */
    public PresentationRequest open(String link) throws InterruptedException {
        return PresentationRequest.open(link, believed(), WALLET_NONCE);
    }

    /** What a wallet needs to believe requests of this counter. */
    public SignedRequests believed() {
        return new SignedRequests(http, Set.of(authority()));
    }

    /** The desk's own authority, as its operator gives it to wallets. */
    public X509Certificate authority() {
        try (var pem = Files.newInputStream(presentations().resolve("authority.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI address(String path) {
        String scheme = folder.authority().isPresent() ? "https" : "http";
        return URI.create(scheme + "://localhost:" + folder.port("counter") + path);
    }

    private HttpRequest authorized(HttpRequest.Builder request) {
        try {
            String token =
                    Files.readString(presentations().resolve("api-token")).strip();
            return request.header("Authorization", "Bearer " + token).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path presentations() {
        return folder.data().resolve("counter").resolve("presentations");
    }
}
