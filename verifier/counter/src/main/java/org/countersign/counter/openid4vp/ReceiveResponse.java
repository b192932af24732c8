package org.countersign.counter.openid4vp;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.counter.openid4vp.PresentationState.Answered;
import org.countersign.counter.openid4vp.PresentationState.AwaitingBrowser;
import org.countersign.counter.openid4vp.PresentationState.Checked;
import org.countersign.counter.openid4vp.PresentationState.Declined;
import org.countersign.counter.receipt.ReceiptBook;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * Takes a wallet's answer, in this order (OpenID4VP 1.0, sections 8 and 14): the request is open and fetched; the answer is decrypted; its
 * state and shape are those asked for; the request is claimed, so that nobody else's answer counts; the check decides; the receipt is on
 * disk; the request ends. A crash before the receipt leaves nothing, one behind it a receipt of an answer that the wallet was not told.
 */
public final class ReceiveResponse {
    private static final int MAX_LENGTH = 1 << 19;
    private static final int MAX_ERROR = 64;

    private final OpenPresentations open;
    private final CheckPresentations check;
    private final ReceiptBook receipts;
    private final PresentationReceipts form;
    private final Addresses addresses;
    private final StartPresentation tokens;

    public ReceiveResponse(
            OpenPresentations open,
            CheckPresentations check,
            ReceiptBook receipts,
            PresentationReceipts form,
            Addresses addresses,
            StartPresentation tokens) {
        this.open = open;
        this.check = check;
        this.receipts = receipts;
        this.form = form;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /**
     * The form parameters at the response address. Where to go on the same device, or nothing; whatever is not accepted is a
     * {@link VpRefusal}.
     */
    public Optional<String> byPost(String token, Map<String, String> parameters, Instant now) throws VpRefusal {
        OpenPresentation presentation = open.byResponse(token, now);
        PresentationRequest request = presentation.request();
        if (request.flow() == Flow.DC_API) {
            throw new VpRefusal(VpRefusal.Code.UNKNOWN);
        }
        presentation.requireAnswerable(now);
        boolean isSealed = request.mode().isEncrypted() && !parameters.containsKey(OpenId4Vp.ERROR);
        JsonObject answer = isSealed ? opened(request, required(parameters, OpenId4Vp.RESPONSE)) : plain(parameters);
        requireState(request, answer);
        return take(presentation, answer, now);
    }

    /** The object that the browser's API gave to the page of {@code origin} (appendix A.5). */
    public void byApi(OpenPresentation presentation, String origin, JsonObject data, Instant now) throws VpRefusal {
        PresentationRequest request = presentation.request();
        if (!request.origin().equals(Optional.of(origin))) {
            throw new VpRefusal(VpRefusal.Code.FORM);
        }
        presentation.requireAnswerable(now);
        boolean isError = data.members().containsKey(OpenId4Vp.ERROR);
        JsonObject answer = isError ? data : opened(request, text(data, OpenId4Vp.RESPONSE));
        take(presentation, answer, now);
    }

    private Optional<String> take(OpenPresentation presentation, JsonObject answer, Instant now) throws VpRefusal {
        Map<String, JsonValue> members = answer.members();
        if (members.containsKey(OpenId4Vp.ERROR)) {
            Declined declined = new Declined(errorCode(text(answer, OpenId4Vp.ERROR)));
            presentation.claim(now);
            return end(presentation, declined);
        }
        JsonValue value = Optional.ofNullable(members.get(OpenId4Vp.VP_TOKEN))
                .orElseThrow(() -> new VpRefusal(VpRefusal.Code.FORM));
        VpToken token = VpToken.of(value, presentation.request().purpose());
        presentation.claim(now);
        Checked checked = checked(presentation, token, now);
        if (!checked.isAccepted()) {
            presentation.end(checked);
            throw new VpRefusal(VpRefusal.Code.PRESENTATION, PresentationReceipts.reason(checked.presentations()));
        }
        return end(presentation, checked);
    }

    private Checked checked(OpenPresentation presentation, VpToken token, Instant now) throws VpRefusal {
        boolean decided = false;
        try {
            List<CheckedPresentation> checked = check.check(presentation.request(), token, now);
            String receipt = receipts.append(form.claims(presentation.request(), checked, now));
            decided = true;
            return new Checked(checked, receipt);
        } catch (IOException unkept) {
            throw new VpRefusal(VpRefusal.Code.STORE);
        } finally {
            if (!decided) {
                presentation.release();
            }
        }
    }

    private Optional<String> end(OpenPresentation presentation, Answered answer) {
        if (presentation.request().flow() != Flow.SAME_DEVICE) {
            presentation.end(answer);
            return Optional.empty();
        }
        String responseCode = tokens.token();
        presentation.end(new AwaitingBrowser(answer, responseCode));
        return Optional.of(addresses.back(presentation.request().tokens(), responseCode));
    }

    private static JsonObject opened(PresentationRequest request, String jwe) throws VpRefusal {
        ResponseKey key = request.responseKey().orElseThrow(() -> new VpRefusal(VpRefusal.Code.FORM));
        try {
            return JsonReader.readObject(key.decrypt(jwe), MAX_LENGTH);
        } catch (JsonException unreadable) {
            throw new VpRefusal(VpRefusal.Code.FORM);
        }
    }

    private static JsonObject plain(Map<String, String> parameters) throws VpRefusal {
        Map<String, JsonValue> members = new TreeMap<>();
        for (String name : List.of(OpenId4Vp.STATE, OpenId4Vp.ERROR)) {
            if (parameters.containsKey(name)) {
                members.put(name, new JsonText(required(parameters, name)));
            }
        }
        if (!members.containsKey(OpenId4Vp.ERROR)) {
            try {
                members.put(OpenId4Vp.VP_TOKEN, JsonReader.read(required(parameters, OpenId4Vp.VP_TOKEN), MAX_LENGTH));
            } catch (JsonException unreadable) {
                throw new VpRefusal(VpRefusal.Code.VP_TOKEN);
            }
        }
        return new JsonObject(members);
    }

    private static void requireState(PresentationRequest request, JsonObject answer) throws VpRefusal {
        boolean isThere = answer.members().get(OpenId4Vp.STATE) instanceof JsonText(String state)
                && OpenPresentation.isSame(request.tokens().state(), state);
        if (!isThere) {
            throw new VpRefusal(VpRefusal.Code.STATE);
        }
    }

    private static String required(Map<String, String> parameters, String name) throws VpRefusal {
        return Optional.ofNullable(parameters.get(name)).orElseThrow(() -> new VpRefusal(VpRefusal.Code.FORM));
    }

    private static String text(JsonObject object, String name) throws VpRefusal {
        if (object.members().get(name) instanceof JsonText(String text)) {
            return text;
        }
        throw new VpRefusal(VpRefusal.Code.FORM);
    }

    /** RFC 6749, section 5.2: the characters of an error code. */
    private static String errorCode(String code) throws VpRefusal {
        boolean isCode = !code.isEmpty()
                && code.length() <= MAX_ERROR
                && code.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '"' && c != '\\');
        if (!isCode) {
            throw new VpRefusal(VpRefusal.Code.FORM);
        }
        return code;
    }
}
