package org.countersign.browser;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.trust.TrustBundle;
import org.countersign.holder.Choice;
import org.countersign.holder.ChooseCredential;
import org.countersign.holder.Consent;
import org.countersign.holder.CredentialChoice;
import org.countersign.holder.CredentialOffer;
import org.countersign.holder.CredentialRequest;
import org.countersign.holder.HeldCredential;
import org.countersign.holder.HeldId;
import org.countersign.holder.KeepCredential;
import org.countersign.holder.KeepRefusal;
import org.countersign.holder.Keeping;
import org.countersign.holder.PresentCredential;
import org.countersign.holder.PresentRefusal;
import org.countersign.holder.Presenting;
import org.countersign.holder.Wallet;
import org.countersign.holder.WalletCodec;

/** The holder's calls for SD-JWT VCs, from JSON to JSON; the wallet is the one of {@link HolderCalls}. */
public final class CredentialCalls {
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    public CredentialCalls(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    /**
     * {@code wallet} (absent: empty), {@code id} for what is new, {@code text} as it was delivered, {@code holder} (the
     * device's public key), {@code trust}, {@code root} and {@code vctBase}: gives the next {@code wallet}, or
     * {@code refused}.
     */
    public String keep(String requestJson) throws JsonException, FormatException {
        KeepRequest request = RequestValues.read(requestJson, KeepRequest::read);
        TrustBundle trust = RequestValues.trust(request.trust(), request.root(), signatures);
        VerificationKey device = VerificationKey.ofSpki(request.holder());
        JsonObject.Builder answer = JsonObject.builder();
        switch (new KeepCredential(signatures, sha256)
                .keep(request.id(), request.text(), trust, request.vctBase(), device)) {
            case Keeping.Kept<HeldCredential>(HeldCredential credential) ->
                answer.put("wallet", WalletCodec.write(request.wallet().with(credential)));
            case Keeping.Refused<HeldCredential>(KeepRefusal reason) -> answer.put("refused", reason.name());
        }
        return JsonWriter.canonical(answer.build());
    }

    /**
     * {@code wallet}, {@code types} (each a {@code vct}), {@code claims} (each a path: an array of names and positions) and
     * {@code now}: gives the {@code offers}, the best first, each with {@code id}, the paths that would be
     * {@code disclosed}, what a verifier would have {@code seen}, and the paths that are {@code missing}; or why
     * {@code nothing} is offered.
     */
    public String choose(String requestJson) throws JsonException {
        ChooseRequest request = RequestValues.read(requestJson, ChooseRequest::read);
        JsonObject.Builder answer = JsonObject.builder();
        switch (new ChooseCredential(signatures, sha256).choose(request.wallet(), request.request())) {
            case CredentialChoice.Offers(List<CredentialOffer> bestFirst) ->
                answer.put("offers", JsonArray.of(bestFirst, CredentialCalls::offer));
            case CredentialChoice.Nothing(Choice.WhyNothing reason) -> answer.put("nothing", reason.name());
        }
        return JsonWriter.canonical(answer.build());
    }

    /**
     * {@code wallet}, {@code id}, {@code claims} that the holder agreed to, {@code audience} and {@code nonce} of the
     * verifier, {@code now}: gives the {@code text} of the presentation, or {@code refused}.
     *
     * @param device signs with the private key that belongs to a public one; it is asked once
     */
    public String present(String requestJson, Function<VerificationKey, Signer> device) throws JsonException {
        PresentRequest request = RequestValues.read(requestJson, PresentRequest::read);
        JsonObject.Builder answer = JsonObject.builder();
        switch (new PresentCredential(signatures, sha256).present(request.held(), request.consent(), device)) {
            case Presenting.Shown(String text) -> answer.put("text", text);
            case Presenting.Refused(PresentRefusal reason) -> answer.put("refused", reason.name());
        }
        return JsonWriter.canonical(answer.build());
    }

    private static JsonObject offer(CredentialOffer offer) {
        return JsonObject.builder()
                .put("id", offer.credential().id().value())
                .put("disclosed", ClaimPaths.write(offer.disclosed()))
                .put("seen", offer.seen())
                .put("missing", ClaimPaths.write(offer.missing()))
                .build();
    }

    private record KeepRequest(
            Wallet wallet, HeldId id, String text, Bytes holder, Bytes trust, Bytes root, String vctBase) {
        static KeepRequest read(JsonFields fields) throws JsonException {
            return new KeepRequest(
                    RequestValues.walletOrEmpty(fields),
                    fields.text("id", HeldId::new),
                    fields.text("text"),
                    fields.text("holder", Bytes::ofHex),
                    fields.text("trust", Bytes::ofHex),
                    fields.text("root", Bytes::ofHex),
                    fields.text("vctBase"));
        }
    }

    private record ChooseRequest(Wallet wallet, CredentialRequest request) {
        static ChooseRequest read(JsonFields fields) throws JsonException {
            return new ChooseRequest(
                    RequestValues.wallet(fields),
                    new CredentialRequest(
                            Set.copyOf(fields.texts("types", Vct::new)),
                            ClaimPaths.read(fields, "claims"),
                            fields.integer("now", Instant::ofEpochSecond)));
        }
    }

    private record PresentRequest(HeldCredential held, Consent consent) {
        static PresentRequest read(JsonFields fields) throws JsonException {
            Wallet wallet = RequestValues.wallet(fields);
            return new PresentRequest(
                    fields.text(
                            "id",
                            id -> wallet.findCredential(new HeldId(id))
                                    .orElseThrow(() -> new IllegalArgumentException("not in the wallet"))),
                    new Consent(
                            ClaimPaths.read(fields, "claims"),
                            new KeyBindingRequest(fields.text("audience"), fields.text("nonce")),
                            fields.integer("now", Instant::ofEpochSecond)));
        }
    }
}
