package org.countersign.format.trust;

import co.nstant.in.cbor.model.DataItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.UnixTime;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.countersign.format.cose.CwtClaims;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;

/** Reads the claims set of a trust bundle. Unknown members are refused: what we do not understand might forbid something. */
final class TrustBundleReader {
    static final int MAX_NAME_LENGTH = 200;

    private static final FormatCode CODE = FormatCode.TRUST_CLAIMS;

    private TrustBundleReader() {}

    static TrustBundle read(Bytes payload) throws FormatException {
        try {
            return bundle(claims(Cbor.decode(payload, CborRules.DETERMINISTIC)));
        } catch (IllegalArgumentException e) {
            // The values' own rules: a blank name, a repeated key, an end before the beginning.
            throw new FormatException(CODE, String.valueOf(e.getMessage()));
        }
    }

    private static TrustBundle bundle(Claims claims) throws FormatException {
        Claims content = claims.map(TrustLabels.CONTENT);
        TrustBundle bundle = new TrustBundle(
                new TrustVersion(content.integer(TrustLabels.VERSION)),
                new LedgerHeight(content.integer(TrustLabels.HEIGHT)),
                UnixTime.instant(claims.integer(CwtClaims.ISSUED_AT), CODE),
                UnixTime.instant(claims.integer(CwtClaims.EXPIRES_AT), CODE),
                each(content.array(TrustLabels.ISSUERS), item -> issuer(claims(item))),
                each(content.array(TrustLabels.TYPES), item -> type(claims(item))),
                each(content.array(TrustLabels.STATUS), item -> statusList(claims(item))),
                each(content.array(TrustLabels.STATUS_KEYS), item -> key(claims(item))));
        content.refuseOthers();
        claims.refuseOthers();
        return bundle;
    }

    private static TrustedIssuer issuer(Claims claims) throws FormatException {
        List<TypeCode> types = each(claims.array(TrustLabels.TYPES), item -> new TypeCode(Claims.textOf(item, CODE)));
        TrustedIssuer issuer = new TrustedIssuer(
                new IssuerId(claims.text(TrustLabels.ID)),
                names(claims.map(TrustLabels.NAME)),
                each(claims.array(TrustLabels.KEYS), item -> key(claims(item))),
                distinct(types));
        claims.refuseOthers();
        return issuer;
    }

    /** A set has one encoding: sorted, each once. */
    private static Set<TypeCode> distinct(List<TypeCode> types) throws FormatException {
        for (int i = 1; i < types.size(); i++) {
            if (types.get(i - 1).value().compareTo(types.get(i).value()) >= 0) {
                throw new FormatException(CODE, "an issuer's types are sorted, each once");
            }
        }
        return Set.copyOf(types);
    }

    private static TrustedKey key(Claims claims) throws FormatException {
        VerificationKey verificationKey = VerificationKey.ofSpki(claims.bytes(TrustLabels.SPKI));
        if (claims.integer(TrustLabels.ALGORITHM) != verificationKey.algorithm().coseNumber()) {
            throw new FormatException(CODE, "the key is of another algorithm than stated");
        }
        TrustedKey key = new TrustedKey(
                new Kid(claims.bytes(TrustLabels.KID)),
                verificationKey,
                UnixTime.instant(claims.integer(TrustLabels.NOT_BEFORE), CODE),
                UnixTime.instant(claims.optionalInteger(TrustLabels.NOT_AFTER), CODE),
                UnixTime.instant(claims.optionalInteger(TrustLabels.COMPROMISED_AT), CODE));
        claims.refuseOthers();
        return key;
    }

    private static TrustedType type(Claims claims) throws FormatException {
        Optional<Showing> showing = Showing.ofWireName(claims.text(TrustLabels.SHOWING));
        if (showing.isEmpty()) {
            throw new FormatException(CODE, "an unknown showing policy");
        }
        long age = claims.integer(TrustLabels.MAX_STATUS_AGE);
        if (age > UnixTime.MAX) {
            throw new FormatException(CODE, "an age out of range");
        }
        TrustedType type = new TrustedType(
                new TypeNumber(number(claims.integer(TrustLabels.NUMBER), TypeNumber.MAX)),
                new TypeCode(claims.text(TrustLabels.CODE)),
                names(claims.map(TrustLabels.NAME)),
                new CounterProfile(each(claims.array(TrustLabels.PROFILE), item -> field(claims(item)))),
                showing.get(),
                Duration.ofSeconds(age));
        claims.refuseOthers();
        return type;
    }

    private static ProfileField field(Claims claims) throws FormatException {
        ProfileField field =
                new ProfileField(claims.text(TrustLabels.NAME), names(claims.map(TrustLabels.LABEL)), codec(claims));
        claims.refuseOthers();
        return field;
    }

    private static FieldCodec codec(Claims claims) throws FormatException {
        return switch (claims.text(TrustLabels.CODEC)) {
            case TrustLabels.CODEC_TEXT -> FieldCodec.text();
            case TrustLabels.CODEC_DIGITS -> FieldCodec.digits();
            case TrustLabels.CODEC_SERIAL -> FieldCodec.serial();
            case TrustLabels.CODEC_DATE -> FieldCodec.date();
            case TrustLabels.CODEC_CODE ->
                FieldCodec.code(each(claims.array(TrustLabels.TABLE), item -> entry(claims(item))));
            default -> throw new FormatException(CODE, "an unknown codec");
        };
    }

    private static CodeEntry entry(Claims claims) throws FormatException {
        CodeEntry entry = new CodeEntry(claims.text(TrustLabels.CODE), names(claims.map(TrustLabels.LABEL)));
        claims.refuseOthers();
        return entry;
    }

    private static TrustedStatusList statusList(Claims claims) throws FormatException {
        TrustedStatusList list = new TrustedStatusList(
                new ListNumber(number(claims.integer(TrustLabels.LIST), ListNumber.MAX)),
                StatusListUri.of(claims.text(TrustLabels.URI), CODE),
                UnixTime.instant(claims.optionalInteger(TrustLabels.NOT_ISSUED_BEFORE), CODE));
        claims.refuseOthers();
        return list;
    }

    private static Names names(Claims claims) throws FormatException {
        Names names = new Names(claims.text(TrustLabels.CHINESE), claims.text(TrustLabels.ENGLISH));
        claims.refuseOthers();
        if (names.zh().length() > MAX_NAME_LENGTH || names.en().length() > MAX_NAME_LENGTH) {
            throw new FormatException(CODE, "a name of more than " + MAX_NAME_LENGTH + " characters");
        }
        return names;
    }

    private static int number(long value, int max) throws FormatException {
        if (value < 0 || value > max) {
            throw new FormatException(CODE, "a number out of range");
        }
        return (int) value;
    }

    private static Claims claims(DataItem item) throws FormatException {
        return Claims.of(item, CODE);
    }

    private static <T> List<T> each(List<DataItem> items, Read<T> read) throws FormatException {
        List<T> values = new ArrayList<>();
        for (DataItem item : items) {
            values.add(read.from(item));
        }
        return List.copyOf(values);
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(DataItem item) throws FormatException;
    }
}
