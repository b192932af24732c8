package org.countersign.format.pass;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.TypeNumber;
import org.countersign.format.UnixTime;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.countersign.format.cose.CoseKey;
import org.countersign.format.cose.CwtClaims;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusReference;

/** The payload of a pass: a CWT claims set with {@code exp}, {@code cnf} and one private claim. Fields are still CBOR here. */
record PassContent(
        TypeNumber type,
        StatusReference status,
        LocalDate validFrom,
        Optional<Instant> expiresAt,
        Optional<VerificationKey> holder,
        List<DataItem> fields) {
    private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    Bytes encode() throws FormatException {
        requireOrder();
        Map claims = new Map();
        expiresAt.ifPresent(
                time -> claims.put(Cbor.integer(CwtClaims.EXPIRES_AT), Cbor.integer(time.getEpochSecond())));
        if (holder.isPresent()) {
            Map confirmation = new Map();
            confirmation.put(Cbor.integer(PassLabels.CONFIRMED_KEY), CoseKey.encode(holder.get()));
            claims.put(Cbor.integer(CwtClaims.CONFIRMATION), confirmation);
        }
        List<DataItem> parts = new ArrayList<>(List.of(
                Cbor.integer(type.value()),
                Cbor.integer(status.list().value()),
                Cbor.integer(status.index().value()),
                Cbor.integer(validFrom.toEpochDay())));
        parts.addAll(fields);
        claims.put(Cbor.integer(PassLabels.CONTENT), Cbor.array(parts));
        return Cbor.encode(claims);
    }

    static PassContent decode(Bytes payload) throws FormatException {
        Claims claims = Claims.of(Cbor.decode(payload, CborRules.DETERMINISTIC), FormatCode.PASS_CLAIMS);
        Optional<Instant> expiresAt =
                UnixTime.instant(claims.optionalInteger(CwtClaims.EXPIRES_AT), FormatCode.PASS_CLAIMS);
        Optional<VerificationKey> holder = holder(claims.optional(CwtClaims.CONFIRMATION));
        List<DataItem> parts = claims.array(PassLabels.CONTENT);
        claims.refuseOthers();
        if (parts.size() < PassLabels.FIELDS_BEGIN) {
            throw new FormatException(FormatCode.PASS_CLAIMS, "expected four parts and fields, found " + parts.size());
        }
        PassContent content = new PassContent(
                new TypeNumber(number(parts.get(0), TypeNumber.MAX)),
                StatusReference.of(number(parts.get(1), ListNumber.MAX), number(parts.get(2), StatusIndex.MAX)),
                day(parts.get(3)),
                expiresAt,
                holder,
                List.copyOf(parts.subList(PassLabels.FIELDS_BEGIN, parts.size())));
        content.requireOrder();
        return content;
    }

    private static Optional<VerificationKey> holder(Optional<DataItem> item) throws FormatException {
        if (item.isEmpty()) {
            return Optional.empty();
        }
        Claims confirmation = Claims.of(item.get(), FormatCode.PASS_CLAIMS);
        Optional<DataItem> key = confirmation.optional(PassLabels.CONFIRMED_KEY);
        confirmation.refuseOthers();
        if (key.isEmpty()) {
            throw new FormatException(FormatCode.PASS_CLAIMS, "a confirmation without a key");
        }
        return Optional.of(CoseKey.decode(key.get()));
    }

    private void requireOrder() throws FormatException {
        long day = validFrom.toEpochDay();
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw new FormatException(FormatCode.PASS_CLAIMS, "expected a first day between 1900 and 9999");
        }
        boolean ends = expiresAt.isPresent();
        if (ends && !expiresAt.get().isAfter(CityTime.startOf(validFrom))) {
            throw new FormatException(FormatCode.PASS_CLAIMS, "the pass ends before it begins");
        }
        if (ends && (expiresAt.get().getEpochSecond() < 0 || expiresAt.get().getEpochSecond() > UnixTime.MAX)) {
            throw new FormatException(FormatCode.PASS_CLAIMS, "expected an end between 1970 and 9999");
        }
    }

    private static int number(DataItem item, int max) throws FormatException {
        long number = Claims.integerOf(item, FormatCode.PASS_CLAIMS);
        if (number < 0 || number > max) {
            throw new FormatException(FormatCode.PASS_CLAIMS, "a number out of range");
        }
        return (int) number;
    }

    private static LocalDate day(DataItem item) throws FormatException {
        long day = Claims.integerOf(item, FormatCode.PASS_CLAIMS);
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw new FormatException(FormatCode.PASS_CLAIMS, "expected a first day between 1900 and 9999");
        }
        return LocalDate.ofEpochDay(day);
    }
}
