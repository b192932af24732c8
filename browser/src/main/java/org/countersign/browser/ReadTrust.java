package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.UnverifiedStatusListJwt;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.RootChange;
import org.countersign.format.trust.UnverifiedRootChange;
import org.countersign.format.trust.UnverifiedTrustBundle;

/** Reads the signed files that a counter fetches: trust bundles, changes of the root, status lists. */
final class ReadTrust {
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    ReadTrust(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    JsonObject trustBundle(JsonFields input) throws JsonException, FormatException {
        return TrustContent.write(UnverifiedTrustBundle.parse(input.text("bundle", Bytes::ofHex))
                .verify(ReadCall.key(input, "root"), signatures)
                .content());
    }

    JsonObject rootChange(JsonFields input) throws JsonException, FormatException {
        RootChange change = UnverifiedRootChange.parse(input.text("statement", Bytes::ofHex))
                .verify(ReadCall.key(input, "root"), signatures);
        return JsonObject.builder()
                .put("iat", change.issuedAt().getEpochSecond())
                .put("next", change.next().spki().hex())
                .build();
    }

    JsonObject statusList(JsonFields input) throws JsonException, FormatException {
        VerifiedStatusList list = verifiedList(input);
        return JsonObject.builder()
                .put("kid", list.kid().hex())
                .put("uri", list.token().uri().value())
                .put("issuedAt", list.token().issuedAt().getEpochSecond())
                .putInteger("expiresAt", list.token().expiresAt().map(Instant::getEpochSecond))
                .putInteger("ttl", list.token().ttl().map(Duration::getSeconds))
                .put("bits", list.token().list().bits())
                .put("entries", list.token().list().entries())
                .put("statuses", new JsonArray(statuses(list.token().list())))
                .build();
    }

    /** A list in either form. */
    private VerifiedStatusList verifiedList(JsonFields input) throws JsonException, FormatException {
        VerificationKey key = ReadCall.key(input, "key");
        return input.has("jwt")
                ? UnverifiedStatusListJwt.parse(input.text("jwt"), sha256).verify(key, signatures)
                : UnverifiedStatusList.parse(input.text("token", Bytes::ofHex)).verify(key, signatures);
    }

    private static List<JsonValue> statuses(StatusList list) {
        List<JsonValue> statuses = new ArrayList<>();
        for (int i = 0; i < list.entries(); i++) {
            int value = at(list, i);
            if (value != 0) {
                statuses.add(JsonObject.builder()
                        .put("index", i)
                        .put("status", value)
                        .build());
            }
        }
        return statuses;
    }

    static int at(StatusList list, int index) {
        return list.at(new StatusIndex(index))
                .orElseThrow(() -> new IllegalStateException("an entry of the list"))
                .value();
    }
}
