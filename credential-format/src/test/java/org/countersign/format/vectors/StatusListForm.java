package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusValue;
import org.countersign.format.status.UnverifiedStatusList;
import org.countersign.format.status.UnverifiedStatusListJwt;
import org.countersign.format.status.VerifiedStatusList;

/** Reads a status list token, or packs statuses, as a vector of the form {@code status-list} says. */
final class StatusListForm implements VectorForm {
    @Override
    public JsonObject accept(JsonObject input) throws FormatException {
        JsonValue write = input.get("write");
        if (write != null) {
            StatusList list = pack(write.asObject());
            assertThat(StatusList.inflate(list.bits(), list.deflate())).isEqualTo(list);
            return new JsonObject().add("list", packed(list).hex());
        }
        VerificationKey key = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "key")));
        JsonValue jwt = input.get("jwt");
        if (jwt != null) {
            return content(UnverifiedStatusListJwt.parse(jwt.asString(), JoseParts.SHA_256)
                    .verify(key, new JcaSignatureCheck()));
        }
        Bytes token = Bytes.ofHex(PublishedVector.text(input, "token"));
        VerifiedStatusList verified = UnverifiedStatusList.parse(token).verify(key, new JcaSignatureCheck());
        assertThat(verified.message()).isEqualTo(token);
        assertThat(Cbor.encode(Cbor.decode(token, CborRules.DETERMINISTIC))).isEqualTo(token);
        return content(verified);
    }

    private static JsonObject content(VerifiedStatusList verified) {
        StatusListToken token = verified.token();
        JsonObject json = new JsonObject()
                .add("kid", verified.kid().hex())
                .add("uri", token.uri().value())
                .add("issuedAt", token.issuedAt().getEpochSecond());
        token.expiresAt().ifPresent(end -> json.add("expiresAt", end.getEpochSecond()));
        token.ttl().ifPresent(ttl -> json.add("ttl", ttl.toSeconds()));
        return json.add("bits", token.list().bits())
                .add("entries", token.list().entries())
                .add("statuses", statuses(token.list()));
    }

    private static JsonArray statuses(StatusList list) {
        JsonArray statuses = new JsonArray();
        for (int i = 0; i < list.entries(); i++) {
            int value = at(list, i);
            if (value != 0) {
                statuses.add(new JsonObject().add("index", i).add("status", value));
            }
        }
        return statuses;
    }

    private static int at(StatusList list, int index) {
        return list.at(new StatusIndex(index)).orElseThrow().value();
    }

    private static StatusList pack(JsonObject write) throws FormatException {
        Map<StatusIndex, StatusValue> statuses = new TreeMap<>((a, b) -> Integer.compare(a.value(), b.value()));
        for (JsonValue value : PublishedVector.member(write, "statuses").asArray()) {
            JsonObject entry = value.asObject();
            statuses.put(new StatusIndex(entry.getInt("index", -1)), new StatusValue(entry.getInt("status", -1)));
        }
        return StatusList.of(write.getInt("bits", 0), write.getInt("entries", 0), statuses);
    }

    private static Bytes packed(StatusList list) {
        byte[] packed = new byte[list.entries() * list.bits() / 8];
        for (int i = 0; i < list.entries(); i++) {
            packed[i * list.bits() / 8] |= (byte) (at(list, i) << (i * list.bits() % 8));
        }
        return Bytes.of(packed);
    }
}
