package org.countersign.counter.server;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.check.CheckResult;
import org.countersign.counter.openid4vp.Addresses;
import org.countersign.counter.openid4vp.CheckedPresentation;
import org.countersign.counter.openid4vp.ClientIdPrefix;
import org.countersign.counter.openid4vp.CounterPurpose;
import org.countersign.counter.openid4vp.Flow;
import org.countersign.counter.openid4vp.OpenId4Vp;
import org.countersign.counter.openid4vp.OpenPresentation;
import org.countersign.counter.openid4vp.PresentationRequest;
import org.countersign.counter.openid4vp.PresentationState;
import org.countersign.counter.openid4vp.RequestObjects;
import org.countersign.counter.openid4vp.ResponseMode;
import org.countersign.counter.openid4vp.StartPresentation.Wish;
import org.countersign.counter.result.ResultJson;
import org.countersign.format.Names;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.springframework.stereotype.Component;

/** The members of the API. */
@Component
class PresentationJson {
    private static final int LONGEST_AGREEMENT = 500;

    private final RequestObjects objects;
    private final Addresses addresses;
    private final PresentationSettings settings;

    PresentationJson(RequestObjects objects, Addresses addresses, PresentationSettings settings) {
        this.objects = objects;
        this.addresses = addresses;
        this.settings = settings;
    }

    static Wish wish(JsonFields fields) throws JsonException {
        return new Wish(
                fields.text("purpose"),
                fields.text("flow", PresentationJson::flow),
                fields.optionalText("client_id_prefix", PresentationJson::prefix)
                        .orElse(ClientIdPrefix.X509_HASH),
                fields.optionalText("response_mode", PresentationJson::mode).orElse(ResponseMode.DIRECT_POST_JWT),
                fields.optionalText("request_uri_method", PresentationJson::isPost)
                        .orElse(false),
                fields.has("agreement")
                        ? Optional.of(fields.object("agreement", PresentationJson::agreement))
                        : Optional.empty(),
                fields.optionalText("origin", String::valueOf));
    }

    JsonObject purpose(CounterPurpose purpose) {
        return JsonObject.builder()
                .put("id", purpose.id())
                .put("text", ResultJson.names(purpose.text()))
                .put("dcql_query", purpose.dcql(settings.vctBase()))
                .build();
    }

    /** What the caller shows or passes on; the link is no business of whoever sends a browser to begin. */
    JsonObject started(OpenPresentation presentation, Instant now) {
        PresentationRequest request = presentation.request();
        JsonObject.Builder body = about(presentation, now);
        switch (request.flow()) {
            case CROSS_DEVICE -> body.put("link", objects.link(request));
            case SAME_DEVICE -> body.put("begin_uri", addresses.begin(request.tokens()));
            case DC_API ->
                body.put(
                        "digital",
                        JsonObject.builder()
                                .put("protocol", OpenId4Vp.SIGNED_PROTOCOL)
                                .put(
                                        "data",
                                        JsonObject.builder()
                                                .put(OpenId4Vp.REQUEST, objects.signed(request, Optional.empty()))
                                                .build())
                                .build());
        }
        return body.build();
    }

    JsonObject state(OpenPresentation presentation, Instant now) {
        JsonObject.Builder body = about(presentation, now);
        switch (presentation.state(now)) {
            case PresentationState.Checked checked ->
                body.put("accepted", checked.isAccepted())
                        .put("checks", JsonArray.of(checked.presentations(), PresentationJson::check))
                        .put("receipt", checked.receipt());
            case PresentationState.Declined(String error) -> body.put("error", error);
            case PresentationState.Started _, PresentationState.Fetched _, PresentationState.Checking _ -> {}
            case PresentationState.AwaitingBrowser _, PresentationState.OtherBrowser _ -> {}
            case PresentationState.Expired _ -> {}
        }
        return body.build();
    }

    private static JsonObject.Builder about(OpenPresentation presentation, Instant now) {
        PresentationRequest request = presentation.request();
        return JsonObject.builder()
                .put("id", request.id())
                .put("state", name(presentation.state(now)))
                .put("flow", request.flow().name().toLowerCase(Locale.ROOT))
                .put("purpose", request.purpose().id())
                .put("purpose_text", ResultJson.names(request.purpose().text()))
                .put("expires_at", request.expiresAt().toString());
    }

    private static String name(PresentationState state) {
        return switch (state) {
            case PresentationState.Started _ -> "STARTED";
            case PresentationState.Fetched _ -> "FETCHED";
            case PresentationState.Checking _ -> "CHECKING";
            case PresentationState.AwaitingBrowser _ -> "AWAITING_BROWSER";
            case PresentationState.Checked _ -> "CHECKED";
            case PresentationState.Declined _ -> "DECLINED";
            case PresentationState.OtherBrowser _ -> "OTHER_BROWSER";
            case PresentationState.Expired _ -> "EXPIRED";
        };
    }

    private static JsonObject check(CheckedPresentation checked) {
        CheckResult result = checked.result();
        JsonObject.Builder body = JsonObject.builder()
                .put("query", checked.queryId())
                .put("verdict", result.verdict().code().name())
                .put("reason", result.verdict().reason().name())
                .put("clerk", ResultJson.names(result.message().clerk()))
                .put("next_step", ResultJson.names(result.message().nextStep()))
                .putText("mismatch", checked.mismatch().map(Enum::name));
        ResultJson.add(body, result);
        result.certificate()
                .ifPresent(certificate -> body.put(
                        "certificate",
                        ResultJson.certificate(certificate, checked.fields()).build()));
        return body.build();
    }

    private static Names agreement(JsonFields fields) throws JsonException {
        Names text = new Names(fields.text("zh"), fields.text("en"));
        if (text.zh().length() > LONGEST_AGREEMENT || text.en().length() > LONGEST_AGREEMENT) {
            throw new IllegalArgumentException("agreement: at most " + LONGEST_AGREEMENT + " characters");
        }
        return text;
    }

    private static Flow flow(String name) {
        return one(Flow.values(), name, flow -> flow.name().toLowerCase(Locale.ROOT));
    }

    private static ClientIdPrefix prefix(String name) {
        return one(ClientIdPrefix.values(), name, ClientIdPrefix::wireName);
    }

    private static ResponseMode mode(String name) {
        return one(ResponseMode.values(), name, ResponseMode::wireName);
    }

    private static boolean isPost(String name) {
        return switch (name) {
            case "post" -> true;
            case "get" -> false;
            default -> throw new IllegalArgumentException("get or post");
        };
    }

    private static <T> T one(T[] values, String name, Function<T, String> wireName) {
        for (T value : values) {
            if (wireName.apply(value).equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException("not one of the documented values");
    }
}
