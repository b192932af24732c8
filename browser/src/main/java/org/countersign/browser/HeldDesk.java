package org.countersign.browser;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.Check;
import org.countersign.check.CheckContext;
import org.countersign.check.CheckPolicy;
import org.countersign.check.CheckReceipt;
import org.countersign.check.CheckResult;
import org.countersign.check.DeskId;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.TimeEvidence;
import org.countersign.check.TimeFloor;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Names;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.pass.Purpose;
import org.countersign.format.trust.VerifiedTrustBundle;

/**
 * A desk that checks one text after the other: the trust bundle and the status lists are verified once, when they are handed in, and stay as they are until others
 * are. Whatever depends on the time is weighed at each check, from the clock and the floor of that moment: a bundle or list that runs out while it is held is out.
 */
public final class HeldDesk {
    private final SignatureCheck signatures;
    private final Sha256 sha256;
    private final HeldFiles files;
    private Held held = new Held(Optional.empty(), HeldStatusLists.NONE);

    /** A private key of the device for this public one. */
    @FunctionalInterface
    public interface SignerOf {
        Signer of(VerificationKey publicKey);
    }

    /** Replaced as a whole: while a newer one is being verified, checks go on by the one before. */
    private record Held(Optional<VerifiedTrustBundle> trust, HeldStatusLists lists) {}

    public HeldDesk(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
        this.files = new HeldFiles(signatures);
    }

    /**
     * {@code root}, {@code trust} where there is one, and {@code statusLists}: verifies them and holds them instead of those before. Gives the {@code floor} that they prove,
     * {@code trust} (whether it held) and {@code refusedLists}, how many did not: a file that does not verify is as if it were not there.
     */
    public String hold(String requestJson) throws JsonException, FormatException {
        HoldRequest request = RequestValues.read(requestJson, HoldRequest::read);
        Optional<VerifiedTrustBundle> trust = request.trust().isEmpty()
                ? Optional.empty()
                : files.trust(request.trust().get(), VerificationKey.ofSpki(request.root()));
        HeldStatusLists lists = files.lists(request.lists());
        held = new Held(trust, lists);
        TimeFloor floor = request.floor();
        if (trust.isPresent()) {
            floor = floor.raisedBy(trust.get());
        }
        return JsonWriter.canonical(JsonObject.builder()
                .put("trust", trust.isPresent())
                .put("refusedLists", request.lists().size() - lists.all().size())
                .put("floor", floor.time().getEpochSecond())
                .build());
    }

    /** As {@link CheckCall#answer}, by what is held; further members are {@code status}, the age and its limit. */
    public String check(String requestJson) throws JsonException {
        DeskCheck request = RequestValues.read(requestJson, DeskCheck::read);
        return JsonWriter.canonical(
                CheckAnswer.object(result(request), request.time().floor()).build());
    }

    /**
     * The same, with the receipt of it: {@code receipt} (its {@code id}, {@code at}, {@code flow}, and {@code purpose} with {@code zh} and {@code en} where the desk asks for one) and
     * {@code publicKey} of the desk. The answer has the signed {@code receipt}.
     */
    public String checkWithReceipt(String requestJson, SignerOf device) throws JsonException, FormatException {
        ReceiptRequest request = RequestValues.read(requestJson, ReceiptRequest::read);
        VerificationKey publicKey = VerificationKey.ofSpki(request.publicKey());
        CheckResult result = result(request.check());
        String receipt = CompactJws.sign(
                CheckReceipt.TYPE,
                new JwsKeyHint.Key(publicKey),
                request.receipt().claims(result, sha256),
                device.of(publicKey));
        return JsonWriter.canonical(
                CheckAnswer.object(result, request.check().time().floor())
                        .put("receipt", receipt)
                        .build());
    }

    private CheckResult result(DeskCheck request) {
        Held now = held;
        CheckContext context =
                new CheckContext(now.trust(), now.lists(), request.time(), request.desk(), request.policy());
        return new Check(signatures).check(request.text(), context);
    }

    private record HoldRequest(Bytes root, Optional<Bytes> trust, List<HeldFiles.StoredList> lists, TimeFloor floor) {
        static HoldRequest read(JsonFields fields) throws JsonException {
            return new HoldRequest(
                    fields.text("root", Bytes::ofHex),
                    fields.optionalText("trust", Bytes::ofHex),
                    fields.objects("statusLists", CheckSituation::statusList),
                    RequestValues.floor(fields));
        }
    }

    private record DeskCheck(String text, TimeEvidence time, DeskId desk, CheckPolicy policy) {
        static DeskCheck read(JsonFields fields) throws JsonException {
            return new DeskCheck(
                    fields.text("text"),
                    new TimeEvidence(
                            fields.optionalInteger("now", Instant::ofEpochSecond), RequestValues.floor(fields)),
                    fields.text("desk", DeskId::new),
                    fields.has("policy") ? fields.object("policy", CheckSituation::policy) : CheckPolicy.STANDARD);
        }
    }

    private record ReceiptRequest(DeskCheck check, CheckReceipt receipt, Bytes publicKey) {
        static ReceiptRequest read(JsonFields fields) throws JsonException {
            return new ReceiptRequest(
                    DeskCheck.read(fields),
                    fields.object("receipt", ReceiptRequest::receipt),
                    fields.text("publicKey", Bytes::ofHex));
        }

        private static CheckReceipt receipt(JsonFields fields) throws JsonException {
            return new CheckReceipt(
                    fields.text("id"),
                    fields.integer("at", Instant::ofEpochSecond),
                    fields.text("flow", CheckReceipt.Flow::valueOf),
                    fields.has("purpose")
                            ? Optional.of(fields.object("purpose", ReceiptRequest::asked))
                            : Optional.empty());
        }

        private static CheckReceipt.Asked asked(JsonFields fields) throws JsonException {
            return new CheckReceipt.Asked(
                    fields.text("id", Purpose::new), new Names(fields.text("zh"), fields.text("en")));
        }
    }
}
