package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.check.AcceptStatusList;
import org.countersign.check.AcceptTrustBundle;
import org.countersign.check.FollowRootChanges;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.TimeFloor;
import org.countersign.check.TrustRoot;
import org.countersign.check.Update;
import org.countersign.check.UpdateRefusal;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.VerifiedTrustBundle;

/**
 * What a counter's page asks before it replaces a file that it holds, from JSON to JSON. Every answer has {@code outcome}:
 * {@code ACCEPTED} (store what was fetched), {@code UNCHANGED} (what is held stays) or {@code REFUSED} with the
 * {@code reason} (what is held stays). Bundles and lists give the {@code floor} to keep from then on as well.
 */
public final class UpdateCalls {
    private static final String OUTCOME = "outcome";

    private final SignatureCheck signatures;
    private final Sha256 sha256;
    private final HeldFiles files;

    public UpdateCalls(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
        this.files = new HeldFiles(signatures);
    }

    /**
     * {@code fetched} and {@code root}; {@code held}, where a bundle is held, and {@code heldRoot}, where that one is of
     * another root than the pinned one; {@code floor}: tells of the bundle that counts now its {@code version},
     * {@code expiresAt} and {@code statusLists}, which the page then fetches.
     */
    public String acceptTrust(String requestJson) throws JsonException, FormatException {
        TrustRequest request = RequestValues.read(requestJson, TrustRequest::read);
        TrustRoot root = TrustRoot.of(VerificationKey.ofSpki(request.root()), sha256);
        Optional<VerifiedTrustBundle> held = Optional.empty();
        if (request.held().isPresent()) {
            held = files.trust(
                    request.held().get(),
                    VerificationKey.ofSpki(request.heldRoot().orElse(request.root())));
        }
        Update<VerifiedTrustBundle> update =
                new AcceptTrustBundle(root, signatures, AlgorithmProfile.WITH_SM2).accept(request.fetched(), held);
        return switch (update) {
            case Update.Accepted<VerifiedTrustBundle>(VerifiedTrustBundle bundle) ->
                answer("ACCEPTED", trust(bundle, request.floor()));
            case Update.Unchanged<VerifiedTrustBundle>(VerifiedTrustBundle bundle) ->
                answer("UNCHANGED", trust(bundle, request.floor()));
            case Update.Refused<VerifiedTrustBundle>(UpdateRefusal reason) -> refused(reason);
        };
    }

    /**
     * {@code fetched} and {@code uri}, under which it was fetched; {@code trust} and {@code root}; {@code held} with
     * {@code token} and {@code key}, where the list is held; {@code floor}: tells of the list that counts now its
     * {@code key}, which a check wants to know, {@code issuedAt}, {@code expiresAt} and {@code ttl}.
     */
    public String acceptStatusList(String requestJson) throws JsonException, FormatException {
        ListRequest request = RequestValues.read(requestJson, ListRequest::read);
        Optional<VerifiedTrustBundle> trust = files.trust(request.trust(), VerificationKey.ofSpki(request.root()));
        if (trust.isEmpty()) {
            return refused(UpdateRefusal.OTHER_KEY);
        }
        HeldStatusLists held = files.lists(request.held());
        Update<VerifiedStatusList> update =
                new AcceptStatusList(signatures).accept(request.fetched(), request.uri(), trust.get(), held);
        return switch (update) {
            case Update.Accepted<VerifiedStatusList>(VerifiedStatusList list) ->
                answer("ACCEPTED", list(list, request.floor()));
            case Update.Unchanged<VerifiedStatusList>(VerifiedStatusList list) ->
                answer("UNCHANGED", list(list, request.floor()));
            case Update.Refused<VerifiedStatusList>(UpdateRefusal reason) -> refused(reason);
        };
    }

    /** {@code root} and the published {@code statements}: gives the {@code root} to pin from now on. */
    public String followRoot(String requestJson) throws JsonException, FormatException {
        RootRequest request = RequestValues.read(requestJson, RootRequest::read);
        TrustRoot pinned = TrustRoot.of(VerificationKey.ofSpki(request.root()), sha256);
        Update<TrustRoot> update = new FollowRootChanges(signatures, sha256, AlgorithmProfile.STANDARD)
                .follow(pinned, request.statements());
        return switch (update) {
            case Update.Accepted<TrustRoot>(TrustRoot root) -> answer("ACCEPTED", root(root));
            case Update.Unchanged<TrustRoot>(TrustRoot root) -> answer("UNCHANGED", root(root));
            case Update.Refused<TrustRoot>(UpdateRefusal reason) -> refused(reason);
        };
    }

    private static JsonObject.Builder trust(VerifiedTrustBundle bundle, TimeFloor floor) {
        TrustBundle content = bundle.content();
        return JsonObject.builder()
                .put("version", content.version().value())
                .put("expiresAt", content.expiresAt().getEpochSecond())
                .put("statusLists", JsonArray.of(content.statusLists(), TrustContent::statusList))
                .put("floor", floor.raisedBy(bundle).time().getEpochSecond());
    }

    private static JsonObject.Builder list(VerifiedStatusList list, TimeFloor floor) {
        return JsonObject.builder()
                .put("key", list.key().spki().hex())
                .put("issuedAt", list.token().issuedAt().getEpochSecond())
                .putInteger("expiresAt", list.token().expiresAt().map(Instant::getEpochSecond))
                .putInteger("ttl", list.token().ttl().map(Duration::getSeconds))
                .put("floor", floor.raisedBy(list).time().getEpochSecond());
    }

    private static JsonObject.Builder root(TrustRoot root) {
        return JsonObject.builder().put("root", root.key().spki().hex());
    }

    private static String answer(String outcome, JsonObject.Builder content) {
        return JsonWriter.canonical(content.put(OUTCOME, outcome).build());
    }

    private static String refused(UpdateRefusal reason) {
        return answer("REFUSED", JsonObject.builder().put("reason", reason.name()));
    }

    private record TrustRequest(
            Bytes fetched, Bytes root, Optional<Bytes> held, Optional<Bytes> heldRoot, TimeFloor floor) {
        static TrustRequest read(JsonFields fields) throws JsonException {
            return new TrustRequest(
                    fields.text("fetched", Bytes::ofHex),
                    fields.text("root", Bytes::ofHex),
                    fields.optionalText("held", Bytes::ofHex),
                    fields.optionalText("heldRoot", Bytes::ofHex),
                    RequestValues.floor(fields));
        }
    }

    private record ListRequest(
            Bytes fetched,
            StatusListUri uri,
            Bytes trust,
            Bytes root,
            List<HeldFiles.StoredList> held,
            TimeFloor floor) {
        static ListRequest read(JsonFields fields) throws JsonException {
            StatusListUri uri = fields.text("uri", StatusListUri::new);
            return new ListRequest(
                    fields.text("fetched", Bytes::ofHex),
                    uri,
                    fields.text("trust", Bytes::ofHex),
                    fields.text("root", Bytes::ofHex),
                    held(uri, fields),
                    RequestValues.floor(fields));
        }

        private static List<HeldFiles.StoredList> held(StatusListUri uri, JsonFields fields) throws JsonException {
            if (!fields.has("held")) {
                return List.of();
            }
            HeldFiles.StoredList held = fields.object(
                    "held",
                    list -> new HeldFiles.StoredList(
                            uri, list.text("token", Bytes::ofHex), list.text("key", Bytes::ofHex)));
            return List.of(held);
        }
    }

    private record RootRequest(Bytes root, List<Bytes> statements) {
        static RootRequest read(JsonFields fields) throws JsonException {
            return new RootRequest(fields.text("root", Bytes::ofHex), fields.texts("statements", Bytes::ofHex));
        }
    }
}
