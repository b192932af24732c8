package org.countersign.browser;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.base45.Base45;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.UnverifiedLivePass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.pass.VerifiedPass;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.UnverifiedStatusListJwt;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.RootChange;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.UnverifiedRootChange;
import org.countersign.format.trust.UnverifiedTrustBundle;

/**
 * Reads one thing by the rules of its form and tells what is in it, or the code with which it is refused. For whoever looks
 * into a pass or a file that a counter does not take; the input has the shape of the published vectors of that form.
 */
public final class ReadCall {
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    public ReadCall(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /** {@code form} and {@code input}: gives what was {@code accepted}, or {@code refused} with the code. */
    public String read(String requestJson) throws JsonException {
        JsonFields request =
                JsonReader.readObject(requestJson, RequestValues.MAX_CHARS).fields();
        String form = request.text("form");
        JsonFields input = request.object("input");
        request.done();
        JsonObject.Builder answer = JsonObject.builder();
        try {
            answer.put("accepted", accepted(form, input));
        } catch (FormatException refused) {
            answer.put("refused", refused.code().name());
        }
        return JsonWriter.canonical(answer.build());
    }

    private JsonObject accepted(String form, JsonFields input) throws JsonException, FormatException {
        return switch (form) {
            case "base45" -> bytes(Base45.decode(input.text("text")));
            case "cbor" -> bytes(Cbor.encode(Cbor.decode(input.text("bytes", Bytes::ofHex), CborRules.DETERMINISTIC)));
            case "cose-sign1" -> bytes(payload(input));
            case "counter-pass" -> pass(input);
            case "status-list" -> statusList(input);
            case "trust-bundle" -> trustBundle(input);
            case "root-change" -> rootChange(input);
            case "live-pass" -> livePass(input);
            case "sd-jwt-vc" -> new ReadCredential(signatures, sha256).credential(input);
            case "key-binding" -> new ReadCredential(signatures, sha256).keyBinding(input);
            default -> throw new JsonException(JsonException.Reason.BAD_VALUE, "no form " + form);
        };
    }

    private static JsonObject bytes(Bytes bytes) {
        return JsonObject.builder().put("bytes", bytes.hex()).build();
    }

    private Bytes payload(JsonFields input) throws JsonException, FormatException {
        Bytes message = input.text("message", Bytes::ofHex);
        Bytes external = input.optionalText("external", Bytes::ofHex).orElse(Bytes.EMPTY);
        return CoseSign1.parse(message, CoseRules.STANDARD).verify(key(input, "key"), signatures, external);
    }

    private JsonObject pass(JsonFields input) throws JsonException, FormatException {
        String text = input.text("text");
        VerifiedPass pass = UnverifiedPass.parse(text).verify(key(input, "key"), signatures);
        return JsonObject.builder()
                .put("kid", pass.kid().hex())
                .put("type", pass.type().value())
                .put("list", pass.status().list().value())
                .put("index", pass.status().index().value())
                .put("firstDay", pass.validFrom().toString())
                .putInteger("expiresAt", pass.expiresAt().map(Instant::getEpochSecond))
                .put("fields", JsonArray.of(pass.fields(ProfileValues.profile(input)), CheckAnswer::field))
                .build();
    }

    private JsonObject statusList(JsonFields input) throws JsonException, FormatException {
        VerifiedStatusList list = verifiedList(input);
        return JsonObject.builder()
                .put("kid", list.kid().hex())
                .put("uri", list.token().uri().value())
                .put("issuedAt", list.token().issuedAt().getEpochSecond())
                .putInteger("expiresAt", list.token().expiresAt().map(Instant::getEpochSecond))
                .put("bits", list.token().list().bits())
                .put("entries", list.token().list().entries())
                .build();
    }

    /** A list in either form. */
    private VerifiedStatusList verifiedList(JsonFields input) throws JsonException, FormatException {
        VerificationKey key = key(input, "key");
        return input.has("jwt")
                ? UnverifiedStatusListJwt.parse(input.text("jwt"), sha256).verify(key, signatures)
                : UnverifiedStatusList.parse(input.text("token", Bytes::ofHex)).verify(key, signatures);
    }

    private JsonObject rootChange(JsonFields input) throws JsonException, FormatException {
        RootChange change = UnverifiedRootChange.parse(input.text("statement", Bytes::ofHex))
                .verify(key(input, "root"), signatures);
        return JsonObject.builder()
                .put("iat", change.issuedAt().getEpochSecond())
                .put("next", change.next().spki().hex())
                .build();
    }

    private JsonObject livePass(JsonFields input) throws JsonException, FormatException {
        UnverifiedLivePass live = UnverifiedLivePass.parse(input.text("text"));
        VerifiedPass pass = live.pass().verify(key(input, "key"), signatures);
        LiveShowing showing = live.verify(pass, signatures);
        return JsonObject.builder()
                .put("kid", pass.kid().hex())
                .put("iat", showing.issuedAt().getEpochSecond())
                .putText("aud", showing.audience().map(desk -> desk.value()))
                .putText("purpose", showing.purpose().map(purpose -> purpose.value()))
                .build();
    }

    private JsonObject trustBundle(JsonFields input) throws JsonException, FormatException {
        TrustBundle content = UnverifiedTrustBundle.parse(input.text("bundle", Bytes::ofHex))
                .verify(key(input, "root"), signatures)
                .content();
        return JsonObject.builder()
                .put("version", content.version().value())
                .put("height", content.height().value())
                .put("issuedAt", content.issuedAt().getEpochSecond())
                .put("expiresAt", content.expiresAt().getEpochSecond())
                .put("issuers", content.issuers().size())
                .put("types", content.types().size())
                .build();
    }

    static VerificationKey key(JsonFields input, String member) throws JsonException, FormatException {
        Optional<Bytes> spki = input.optionalText(member, Bytes::ofHex);
        return VerificationKey.ofSpki(spki.orElse(Bytes.EMPTY));
    }
}
