package org.countersign.counter.openid4vp;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;

/** A wallet fetches a request object (OpenID4VP 1.0, section 5.10), once. */
public final class FetchRequest {
    private static final int MAX_NONCE = 512;
    private static final int MAX_METADATA = 1 << 15;

    private final OpenPresentations open;
    private final RequestObjects objects;

    public FetchRequest(OpenPresentations open, RequestObjects objects) {
        this.open = open;
        this.objects = objects;
    }

    public String byGet(String token, Instant now) throws VpRefusal {
        OpenPresentation presentation = open.byRequest(token, now);
        presentation.fetch(now);
        return objects.signed(presentation.request(), Optional.empty());
    }

    /** What cannot be read does not count as fetched. The wallet's metadata are hints, and this desk needs none of them. */
    public String byPost(String token, Optional<String> walletNonce, Optional<String> walletMetadata, Instant now)
            throws VpRefusal {
        OpenPresentation presentation = open.byRequest(token, now);
        if (!presentation.request().offersPost()) {
            throw new VpRefusal(VpRefusal.Code.METHOD);
        }
        requireReadable(walletNonce, walletMetadata);
        presentation.fetch(now);
        return objects.signed(presentation.request(), walletNonce);
    }

    private static void requireReadable(Optional<String> nonce, Optional<String> metadata) throws VpRefusal {
        boolean isNonce = nonce.isEmpty()
                || (!nonce.get().isEmpty()
                        && nonce.get().length() <= MAX_NONCE
                        && nonce.get().chars().allMatch(c -> c > ' ' && c < 0x7f));
        if (!isNonce) {
            throw new VpRefusal(VpRefusal.Code.WALLET_NONCE);
        }
        if (metadata.isPresent()) {
            try {
                JsonReader.readObject(metadata.get(), MAX_METADATA);
            } catch (JsonException unreadable) {
                throw new VpRefusal(VpRefusal.Code.WALLET_NONCE);
            }
        }
    }
}
