package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.Names;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.trust.TrustLabels;

/**
 * A trust bundle in parts, each of which a vector may change: the claims of a small city in which all is right. Written
 * here member by member, because most vectors need what the library would refuse to write.
 */
final class TrustParts {
    static final long ISSUED_AT = 1_795_165_200L;
    static final long EXPIRES_AT = ISSUED_AT + 7 * 86_400;
    static final long LONG_AGO = 1_577_836_800L;
    static final int CONTENT = -65_538;
    static final CounterProfile PROFILE = ElderlyCard.PROFILE;

    private TrustParts() {}

    static Map claims() {
        return claims(content -> {});
    }

    /** The claims with their content changed. */
    static Map claims(Consumer<Map> change) {
        Map content = new Map();
        put(content, "version", Cbor.integer(7));
        put(content, "height", Cbor.integer(100));
        put(content, "issuers", Cbor.array(issuer(key(FixedKey.ISSUER), "elderly-card")));
        put(content, "types", Cbor.array(type(1, "elderly-card", "static")));
        put(content, "status", Cbor.array(statusList(3, StatusListVectors.URI)));
        put(content, "statusKeys", Cbor.array(key(FixedKey.STATUS)));
        change.accept(content);

        Map claims = new Map();
        claims.put(Cbor.integer(4), Cbor.integer(EXPIRES_AT));
        claims.put(Cbor.integer(6), Cbor.integer(ISSUED_AT));
        claims.put(Cbor.integer(CONTENT), content);
        return claims;
    }

    static Bytes signed(Map claims) {
        return signed(Cbor.encode(claims));
    }

    static Bytes signed(Bytes payload) {
        return Envelope.sign(FixedKey.ROOT, payload, Optional.of(TrustLabels.TYPE));
    }

    static Map issuer(DataItem key, String... types) {
        Map issuer = new Map();
        put(issuer, "id", Cbor.text("civil-affairs"));
        put(issuer, "name", names(new Names("市民政局", "Civil Affairs Bureau")));
        put(issuer, "types", Cbor.array(Stream.of(types).map(Cbor::text).toList()));
        put(issuer, "keys", Cbor.array(key));
        return issuer;
    }

    static Map key(FixedKey pair) {
        Map key = new Map();
        put(key, "kid", Cbor.bytes(pair.kid().value()));
        put(key, "alg", Cbor.integer(-7));
        put(key, "spki", Cbor.bytes(pair.key().spki()));
        put(key, "notBefore", Cbor.integer(LONG_AGO));
        return key;
    }

    static Map type(int number, String code, String showing) {
        Map type = new Map();
        put(type, "number", Cbor.integer(number));
        put(type, "code", Cbor.text(code));
        put(type, "name", names(new Names("老年人优待证", "Elderly card")));
        put(type, "showing", Cbor.text(showing));
        put(type, "maxStatusAgeSeconds", Cbor.integer(86_400));
        put(type, "profile", profile(PROFILE));
        return type;
    }

    static Array profile(CounterProfile profile) {
        return Cbor.array(profile.fields().stream().map(TrustParts::field).toList());
    }

    static Map field(ProfileField field) {
        Map map = new Map();
        put(map, "name", Cbor.text(field.name()));
        put(map, "label", names(field.label()));
        switch (field.codec()) {
            case FieldCodec.Text text -> put(map, "codec", Cbor.text("TEXT"));
            case FieldCodec.Digits digits -> put(map, "codec", Cbor.text("DIGITS"));
            case FieldCodec.Serial serial -> put(map, "codec", Cbor.text("SERIAL"));
            case FieldCodec.Date date -> put(map, "codec", Cbor.text("DATE"));
            case FieldCodec.Code code -> {
                put(map, "codec", Cbor.text("CODE"));
                put(map, "table", table(code));
            }
        }
        return map;
    }

    private static Array table(FieldCodec.Code code) {
        List<Map> entries = new ArrayList<>();
        code.table().forEach(entry -> {
            Map map = new Map();
            put(map, "code", Cbor.text(entry.code()));
            put(map, "label", names(entry.label()));
            entries.add(map);
        });
        return Cbor.array(entries);
    }

    static Map statusList(int number, String uri) {
        Map list = new Map();
        put(list, "list", Cbor.integer(number));
        put(list, "uri", Cbor.text(uri));
        return list;
    }

    static Map names(Names names) {
        Map map = new Map();
        put(map, "zh", Cbor.text(names.zh()));
        put(map, "en", Cbor.text(names.en()));
        return map;
    }

    static Map with(Map map, String name, DataItem value) {
        put(map, name, value);
        return map;
    }

    static Map without(Map map, String name) {
        Objects.requireNonNull(map.remove(Cbor.text(name)));
        return map;
    }

    static void put(Map map, String name, DataItem value) {
        map.put(Cbor.text(name), value);
    }
}
