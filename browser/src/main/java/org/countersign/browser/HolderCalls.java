package org.countersign.browser;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.TypeCode;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.Audience;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;
import org.countersign.format.trust.TrustBundle;
import org.countersign.holder.Choice;
import org.countersign.holder.Choose;
import org.countersign.holder.HeldCertificate;
import org.countersign.holder.HeldId;
import org.countersign.holder.KeepPass;
import org.countersign.holder.KeepRefusal;
import org.countersign.holder.Keeping;
import org.countersign.holder.PassRequest;
import org.countersign.holder.PresentLive;
import org.countersign.holder.PresentRefusal;
import org.countersign.holder.Presenting;
import org.countersign.holder.Wallet;
import org.countersign.holder.WalletCodec;

/** The holder's calls for counter passes, from JSON to JSON. A wallet travels as the text that the page stores. */
public final class HolderCalls {
    private final SignatureCheck signatures;

    public HolderCalls(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /**
     * {@code wallet} (absent: empty), {@code id} for what is new, {@code text} of the pass, {@code trust} and {@code root}:
     * gives the next {@code wallet}, or {@code refused}.
     */
    public String keep(String requestJson) throws JsonException, FormatException {
        KeepRequest request = RequestValues.read(requestJson, KeepRequest::read);
        TrustBundle trust = RequestValues.trust(request.trust(), request.root(), signatures);
        JsonObject.Builder answer = JsonObject.builder();
        switch (new KeepPass(signatures).keep(request.id(), request.text(), trust)) {
            case Keeping.Kept<HeldCertificate>(HeldCertificate certificate) ->
                answer.put("wallet", WalletCodec.write(request.wallet().with(certificate)));
            case Keeping.Refused<HeldCertificate>(KeepRefusal reason) -> answer.put("refused", reason.name());
        }
        return JsonWriter.canonical(answer.build());
    }

    /** {@code wallet}, {@code types}, {@code showing} and {@code now}: gives the ids that are {@code fitting}, the best first, or why {@code nothing} is. */
    public String choose(String requestJson) throws JsonException {
        ChooseRequest request = RequestValues.read(requestJson, ChooseRequest::read);
        JsonObject.Builder answer = JsonObject.builder();
        switch (Choose.choose(request.wallet(), request.request())) {
            case Choice.Fitting(List<HeldCertificate> bestFirst) ->
                answer.put(
                        "fitting",
                        JsonArray.of(bestFirst, held -> new JsonText(held.id().value())));
            case Choice.Nothing(Choice.WhyNothing reason) -> answer.put("nothing", reason.name());
        }
        return JsonWriter.canonical(answer.build());
    }

    /**
     * {@code wallet}, {@code id}, {@code now}, and where wanted {@code desk} and {@code purpose}: gives the {@code text} of
     * a QR code that shows the certificate live, or {@code refused}.
     *
     * @param device signs with the private key that belongs to a public one; it is asked once
     */
    public String show(String requestJson, Function<VerificationKey, Signer> device) throws JsonException {
        ShowRequest request = RequestValues.read(requestJson, ShowRequest::read);
        JsonObject.Builder answer = JsonObject.builder();
        switch (new PresentLive(signatures).present(request.held(), request.showing(), device)) {
            case Presenting.Shown(String text) -> answer.put("text", text);
            case Presenting.Refused(PresentRefusal reason) -> answer.put("refused", reason.name());
        }
        return JsonWriter.canonical(answer.build());
    }

    /** {@code wallet} and {@code id}: gives the {@code text} of a QR code that shows the pass as it was issued. */
    public String showStatic(String requestJson) throws JsonException {
        HeldCertificate held = RequestValues.read(requestJson, fields -> heldIn(RequestValues.wallet(fields), fields));
        return JsonWriter.canonical(
                JsonObject.builder().put("text", held.pass().text()).build());
    }

    /** {@code wallet} and {@code id} of a pass or a credential: gives the {@code wallet} without it. */
    public String remove(String requestJson) throws JsonException {
        Wallet left = RequestValues.read(
                requestJson, fields -> RequestValues.wallet(fields).without(fields.text("id", HeldId::new)));
        return JsonWriter.canonical(
                JsonObject.builder().put("wallet", WalletCodec.write(left)).build());
    }

    private static HeldCertificate heldIn(Wallet wallet, JsonFields fields) throws JsonException {
        return fields.text(
                "id",
                id -> wallet.find(new HeldId(id)).orElseThrow(() -> new IllegalArgumentException("not in the wallet")));
    }

    private record ShowRequest(HeldCertificate held, LiveShowing showing) {
        static ShowRequest read(JsonFields fields) throws JsonException {
            Wallet wallet = RequestValues.wallet(fields);
            return new ShowRequest(
                    heldIn(wallet, fields),
                    new LiveShowing(
                            fields.integer("now", Instant::ofEpochSecond),
                            fields.optionalText("desk", Audience::new),
                            fields.optionalText("purpose", Purpose::new)));
        }
    }

    private record KeepRequest(Wallet wallet, HeldId id, String text, Bytes trust, Bytes root) {
        static KeepRequest read(JsonFields fields) throws JsonException {
            return new KeepRequest(
                    RequestValues.walletOrEmpty(fields),
                    fields.text("id", HeldId::new),
                    fields.text("text"),
                    fields.text("trust", Bytes::ofHex),
                    fields.text("root", Bytes::ofHex));
        }
    }

    private record ChooseRequest(Wallet wallet, PassRequest request) {
        static ChooseRequest read(JsonFields fields) throws JsonException {
            return new ChooseRequest(
                    RequestValues.wallet(fields),
                    new PassRequest(
                            Set.copyOf(fields.texts("types", TypeCode::new)),
                            fields.text("showing", RequestValues::showing),
                            fields.integer("now", Instant::ofEpochSecond)));
        }
    }
}
