package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedIssuer;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;

/** A trust bundle as JSON, with the names of wire-format §4. */
final class TrustContent {
    private TrustContent() {}

    static JsonObject write(TrustBundle bundle) {
        return JsonObject.builder()
                .put("iat", bundle.issuedAt().getEpochSecond())
                .put("exp", bundle.expiresAt().getEpochSecond())
                .put("version", bundle.version().value())
                .put("height", bundle.height().value())
                .put("issuers", JsonArray.of(bundle.issuers(), TrustContent::issuer))
                .put("types", JsonArray.of(bundle.types(), TrustContent::type))
                .put("status", JsonArray.of(bundle.statusLists(), TrustContent::statusList))
                .put("statusKeys", JsonArray.of(bundle.statusKeys(), TrustContent::key))
                .build();
    }

    static JsonObject statusList(TrustedStatusList list) {
        return JsonObject.builder()
                .put("list", list.list().value())
                .put("uri", list.uri().value())
                .build();
    }

    private static JsonObject issuer(TrustedIssuer issuer) {
        return JsonObject.builder()
                .put("id", issuer.id().value())
                .put("name", ProfileValues.write(issuer.name()))
                .put(
                        "types",
                        JsonArray.of(
                                issuer.types().stream()
                                        .map(code -> code.value())
                                        .sorted()
                                        .toList(),
                                JsonText::new))
                .put("keys", JsonArray.of(issuer.keys(), TrustContent::key))
                .build();
    }

    private static JsonObject key(TrustedKey key) {
        return JsonObject.builder()
                .put("kid", key.kid().hex())
                .put("alg", key.key().algorithm().coseNumber())
                .put("spki", key.key().spki().hex())
                .put("notBefore", key.notBefore().getEpochSecond())
                .putInteger("notAfter", key.notAfter().map(Instant::getEpochSecond))
                .putInteger("compromisedAt", key.compromisedAt().map(Instant::getEpochSecond))
                .build();
    }

    private static JsonObject type(TrustedType type) {
        return JsonObject.builder()
                .put("number", type.number().value())
                .put("code", type.code().value())
                .put("name", ProfileValues.write(type.name()))
                .put("showing", type.showing().wireName())
                .put("maxStatusAgeSeconds", seconds(type.maxStatusAge()))
                .put("profile", JsonArray.of(type.profile().fields(), ProfileValues::write))
                .build();
    }

    /** The browser's class library has no {@code toSeconds}, which would be the nicer name. */
    @SuppressWarnings("JavaDurationGetSecondsToToSeconds")
    private static long seconds(Duration duration) {
        return duration.getSeconds();
    }
}
