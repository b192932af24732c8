package org.countersign.counter.server;

import java.io.IOException;
import java.util.List;
import org.countersign.counter.desk.Desk;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.openid4vp.ClaimQuery;
import org.countersign.counter.openid4vp.CounterPurpose;
import org.countersign.counter.openid4vp.CounterPurposes;
import org.countersign.format.Bytes;
import org.countersign.format.Sha256;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.TrustedStatusList;

/** What a desk's page gets from the folder of this server: the files as they were signed, which the page verifies again. */
final class DeskFilesJson {
    private final DeskStore store;
    private final CounterPurposes purposes;
    private final Sha256 sha256;

    /** A body and its entity tag (RFC 9110, section 8.8.3). */
    record Tagged(Bytes body, String tag) {}

    DeskFilesJson(DeskStore store, CounterPurposes purposes, Sha256 sha256) {
        this.store = store;
        this.purposes = purposes;
        this.sha256 = sha256;
    }

    /** The root to pin, as this server has it pinned, with its fingerprint for people to compare. */
    JsonObject.Builder enrolment() throws IOException, DeskException {
        Bytes root = store.load().root().key().spki();
        return purposes()
                .put("root", root.hex())
                .put("root_sha256", sha256.digest(root).hex());
    }

    JsonObject.Builder purposes() {
        return JsonObject.builder()
                .put(
                        "purposes",
                        JsonArray.of(
                                purposes.all(),
                                purpose -> JsonObject.builder()
                                        .put("id", purpose.id())
                                        .put("zh", purpose.text().zh())
                                        .put("en", purpose.text().en())
                                        .put("types", JsonArray.of(types(purpose), JsonText::new))
                                        .put("claims", JsonArray.of(claims(purpose), JsonText::new))
                                        .build()));
    }

    private static List<String> types(CounterPurpose purpose) {
        return purpose.credentials().stream()
                .flatMap(query -> query.types().stream())
                .map(TypeCode::value)
                .distinct()
                .toList();
    }

    private static List<String> claims(CounterPurpose purpose) {
        return purpose.credentials().stream()
                .flatMap(query -> query.claims().stream())
                .map(ClaimQuery::name)
                .distinct()
                .toList();
    }

    /** The bundle, and the statements by which a page that pinned an earlier root comes to the present one. */
    Tagged trust() throws IOException, DeskException {
        Desk desk = store.load();
        List<Bytes> statements = store.rootChanges().statements();
        JsonObject body = JsonObject.builder()
                .put("bundle", desk.bundle().message().hex())
                .put("statements", JsonArray.of(statements, each -> new JsonText(each.hex())))
                .put(
                        "lists",
                        JsonArray.of(
                                desk.bundle().content().statusLists(),
                                list -> JsonObject.builder()
                                        .put("number", list.list().value())
                                        .put("uri", list.uri().value())
                                        .build()))
                .build();
        return tagged(Bytes.of(JsonWriter.canonicalBytes(body)));
    }

    Tagged statusList(int number) throws IOException, DeskException, DeskRefusal {
        Desk desk = store.load();
        TrustedStatusList named = desk.bundle().content().statusLists().stream()
                .filter(list -> list.list().value() == number)
                .findFirst()
                .orElseThrow(() -> new DeskRefusal(DeskRefusal.Code.NO_SUCH_LIST));
        VerifiedStatusList list =
                desk.statusLists().find(named.uri()).orElseThrow(() -> new DeskRefusal(DeskRefusal.Code.NO_SUCH_LIST));
        return tagged(list.message());
    }

    private Tagged tagged(Bytes body) {
        return new Tagged(body, "W/\"" + sha256.digest(body).hex() + "\"");
    }
}
