package org.countersign.format.trust;

import co.nstant.in.cbor.model.Array;
import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.countersign.format.Bytes;
import org.countersign.format.Names;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cose.CwtClaims;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;

/** The claims set of a trust bundle. */
final class TrustBundleWriter {
    private TrustBundleWriter() {}

    static Bytes write(TrustBundle bundle) {
        Map content = new Map();
        put(content, TrustLabels.VERSION, Cbor.integer(bundle.version().value()));
        put(content, TrustLabels.HEIGHT, Cbor.integer(bundle.height().value()));
        put(content, TrustLabels.ISSUERS, each(bundle.issuers(), TrustBundleWriter::issuer));
        put(content, TrustLabels.TYPES, each(bundle.types(), TrustBundleWriter::type));
        put(content, TrustLabels.STATUS, each(bundle.statusLists(), TrustBundleWriter::statusList));
        put(content, TrustLabels.STATUS_KEYS, each(bundle.statusKeys(), TrustBundleWriter::key));

        Map claims = new Map();
        claims.put(Cbor.integer(CwtClaims.EXPIRES_AT), seconds(bundle.expiresAt()));
        claims.put(Cbor.integer(CwtClaims.ISSUED_AT), seconds(bundle.issuedAt()));
        claims.put(Cbor.integer(TrustLabels.CONTENT), content);
        return Cbor.encode(claims);
    }

    private static Map issuer(TrustedIssuer issuer) {
        Map map = new Map();
        put(map, TrustLabels.ID, Cbor.text(issuer.id().value()));
        put(map, TrustLabels.NAME, names(issuer.name()));
        put(map, TrustLabels.KEYS, each(issuer.keys(), TrustBundleWriter::key));
        List<String> types =
                issuer.types().stream().map(code -> code.value()).sorted().toList();
        put(map, TrustLabels.TYPES, each(types, Cbor::text));
        return map;
    }

    private static Map key(TrustedKey key) {
        Map map = new Map();
        put(map, TrustLabels.KID, Cbor.bytes(key.kid().value()));
        put(map, TrustLabels.ALGORITHM, Cbor.integer(key.key().algorithm().coseNumber()));
        put(map, TrustLabels.SPKI, Cbor.bytes(key.key().spki()));
        put(map, TrustLabels.NOT_BEFORE, seconds(key.notBefore()));
        key.notAfter().ifPresent(time -> put(map, TrustLabels.NOT_AFTER, seconds(time)));
        key.compromisedAt().ifPresent(time -> put(map, TrustLabels.COMPROMISED_AT, seconds(time)));
        return map;
    }

    private static Map type(TrustedType type) {
        Map map = new Map();
        put(map, TrustLabels.NUMBER, Cbor.integer(type.number().value()));
        put(map, TrustLabels.CODE, Cbor.text(type.code().value()));
        put(map, TrustLabels.NAME, names(type.name()));
        put(map, TrustLabels.PROFILE, each(type.profile().fields(), TrustBundleWriter::field));
        put(map, TrustLabels.SHOWING, Cbor.text(type.showing().wireName()));
        put(map, TrustLabels.MAX_STATUS_AGE, Cbor.integer(type.maxStatusAge().toSeconds()));
        return map;
    }

    private static Map field(ProfileField field) {
        Map map = new Map();
        put(map, TrustLabels.NAME, Cbor.text(field.name()));
        put(map, TrustLabels.LABEL, names(field.label()));
        put(map, TrustLabels.CODEC, Cbor.text(codecName(field.codec())));
        if (field.codec() instanceof FieldCodec.Code code) {
            put(map, TrustLabels.TABLE, each(code.table(), TrustBundleWriter::entry));
        }
        return map;
    }

    private static String codecName(FieldCodec codec) {
        return switch (codec) {
            case FieldCodec.Text text -> TrustLabels.CODEC_TEXT;
            case FieldCodec.Digits digits -> TrustLabels.CODEC_DIGITS;
            case FieldCodec.Serial serial -> TrustLabels.CODEC_SERIAL;
            case FieldCodec.Date date -> TrustLabels.CODEC_DATE;
            case FieldCodec.Code code -> TrustLabels.CODEC_CODE;
        };
    }

    private static Map entry(CodeEntry entry) {
        Map map = new Map();
        put(map, TrustLabels.CODE, Cbor.text(entry.code()));
        put(map, TrustLabels.LABEL, names(entry.label()));
        return map;
    }

    private static Map statusList(TrustedStatusList list) {
        Map map = new Map();
        put(map, TrustLabels.LIST, Cbor.integer(list.list().value()));
        put(map, TrustLabels.URI, Cbor.text(list.uri().value()));
        list.notIssuedBefore().ifPresent(time -> put(map, TrustLabels.NOT_ISSUED_BEFORE, seconds(time)));
        return map;
    }

    private static Map names(Names names) {
        Map map = new Map();
        put(map, TrustLabels.CHINESE, Cbor.text(names.zh()));
        put(map, TrustLabels.ENGLISH, Cbor.text(names.en()));
        return map;
    }

    private static <T> Array each(List<T> values, Function<? super T, ? extends DataItem> write) {
        return Cbor.array(values.stream().map(write).toList());
    }

    private static DataItem seconds(Instant time) {
        return Cbor.integer(time.getEpochSecond());
    }

    private static void put(Map map, String name, DataItem value) {
        map.put(Cbor.text(name), value);
    }
}
