package org.countersign.wallet;

import java.io.IOException;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.wallet.trust.PublishedTrust;
import org.countersign.wallet.trust.TrustSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page must know before it can do anything. All of it is public. */
@RestController
final class SettingsController {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final WalletSettings settings;
    private final TrustSource trust;

    SettingsController(WalletSettings settings, TrustSource trust) {
        this.settings = settings;
        this.trust = trust;
    }

    /** Where the gateway is; the page asks nobody else. */
    @GetMapping("/api/v1/settings")
    ResponseEntity<byte[]> settings() {
        return Replies.json(
                OK,
                JsonObject.builder()
                        .put("gateway", settings.gateway().toString())
                        .build());
    }

    /** The root to pin at the first visit, its changes to follow later, and the bundle; the page verifies all of it. */
    @GetMapping("/api/v1/trust")
    ResponseEntity<byte[]> trust() {
        PublishedTrust published;
        try {
            published = trust.published();
        } catch (IOException e) {
            return Replies.problem(
                    UNAVAILABLE, "TRUST_UNAVAILABLE", "the gateway did not say whom to trust; try again");
        }
        return Replies.json(
                OK,
                JsonObject.builder()
                        .put("root", published.root().hex())
                        .put("changes", JsonArray.of(published.changes(), change -> new JsonText(change.hex())))
                        .put("bundle", published.bundle().hex())
                        .build());
    }
}
