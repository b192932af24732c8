package org.countersign.browser;

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
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/**
 * Reads one thing by the rules of its form and tells what is in it, or the code with which it is refused. For whoever looks
 * into a pass or a file that a counter does not take; input and answer have the shape of the published vectors of that form.
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
        return answer(() -> accepted(form, input));
    }

    /** What was made of an input, as the published vectors say what they expect. */
    static String answer(Making making) throws JsonException {
        JsonObject.Builder answer = JsonObject.builder();
        try {
            answer.put("accepted", making.make());
        } catch (FormatException refused) {
            answer.put("refused", refused.code().name());
        }
        return JsonWriter.canonical(answer.build());
    }

    /** Makes something of an input, or refuses it. */
    @FunctionalInterface
    interface Making {
        JsonObject make() throws JsonException, FormatException;
    }

    private JsonObject accepted(String form, JsonFields input) throws JsonException, FormatException {
        return switch (form) {
            case "base45" -> one("bytes", Base45.decode(input.text("text")).hex());
            case "cbor" -> one("diagnostic", diagnostic(input.text("bytes", Bytes::ofHex)));
            case "cose-sign1" -> one("payload", payload(input).hex());
            case "counter-pass" -> new ReadPass(signatures).counterPass(input);
            case "live-pass" -> new ReadPass(signatures).livePass(input);
            case "status-list" -> new ReadTrust(signatures, sha256).statusList(input);
            case "trust-bundle" -> new ReadTrust(signatures, sha256).trustBundle(input);
            case "root-change" -> new ReadTrust(signatures, sha256).rootChange(input);
            case "sd-jwt-vc" -> new ReadCredential(signatures, sha256).credential(input);
            case "key-binding" -> new ReadCredential(signatures, sha256).keyBinding(input);
            default -> throw new JsonException(JsonException.Reason.BAD_VALUE, "no form " + form);
        };
    }

    private static JsonObject one(String name, String value) {
        return JsonObject.builder().put(name, value).build();
    }

    private static String diagnostic(Bytes bytes) throws FormatException {
        return CborDiagnostic.of(Cbor.decode(bytes, CborRules.DETERMINISTIC));
    }

    private Bytes payload(JsonFields input) throws JsonException, FormatException {
        Bytes message = input.text("message", Bytes::ofHex);
        Bytes external = input.optionalText("external", Bytes::ofHex).orElse(Bytes.EMPTY);
        return CoseSign1.parse(message, CoseRules.STANDARD).verify(key(input, "key"), signatures, external);
    }

    static VerificationKey key(JsonFields input, String member) throws JsonException, FormatException {
        Optional<Bytes> spki = input.optionalText(member, Bytes::ofHex);
        return VerificationKey.ofSpki(spki.orElse(Bytes.EMPTY));
    }
}
