package org.countersign.gateway.issuance.types;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.trust.Showing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads one certificate type from its file; whatever is odd in the file is refused with its place. */
final class TypeFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int MAX_FIELDS = 64;
    private static final Duration LONGEST_STATUS_AGE = Duration.ofDays(31);

    private TypeFile() {}

    static CertificateType read(String file, byte[] content) {
        try {
            var definition = new Definition(file, "", JSON.readTree(content));
            return type(definition, digest(content));
        } catch (JacksonException e) {
            throw new TypeDefinitionException(file, "", "expected one JSON object (" + e.getOriginalMessage() + ")", e);
        }
    }

    /** Of the canonical form, so that a blank or the order of members does not change it. */
    private static Digest digest(byte[] content) {
        try {
            var canonical = JSON.writeValueAsBytes(JSON.readValue(content, Object.class));
            return new Digest(Bytes.of(MessageDigest.getInstance("SHA-256").digest(canonical)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static CertificateType type(Definition top, Digest digest) {
        top.object(
                Set.of(
                        "code",
                        "number",
                        "name",
                        "authority",
                        "fields",
                        "identity",
                        "counterProfile",
                        "validity",
                        "showing",
                        "maxStatusAge"),
                Set.of("approval"));
        var fields = fields(top.at("fields"));
        var entries = CounterDefinition.entries(top.at("counterProfile"), fields);
        return new CertificateType(
                code(top.at("code")),
                new TypeNumber(top.at("number").number(0, TypeNumber.MAX)),
                names(top.at("name")),
                authority(top.at("authority")),
                fields,
                identity(top.at("identity"), fields),
                entries,
                CounterDefinition.profile(entries),
                validity(top.at("validity")),
                showing(top.at("showing")),
                statusAge(top.at("maxStatusAge")),
                top.find("approval").map(TypeFile::approval).orElse(Approval.NONE),
                digest);
    }

    private static Approval approval(Definition place) {
        if (!place.text().equals("second-person")) {
            throw place.wrong("expected second-person, or no such member");
        }
        return Approval.SECOND_PERSON;
    }

    private static TypeCode code(Definition place) {
        var text = place.text();
        if (!TypeCode.isValid(text)) {
            throw place.wrong("expected 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
        return new TypeCode(text);
    }

    static Names names(Definition place) {
        place.object(Set.of("zh", "en"), Set.of());
        return new Names(place.at("zh").text(), place.at("en").text());
    }

    private static Authority authority(Definition place) {
        place.object(Set.of("id", "msp", "name"), Set.of());
        var id = place.at("id");
        if (!IssuerId.isValid(id.text())) {
            throw id.wrong("expected 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
        return new Authority(new IssuerId(id.text()), place.at("msp").text(), names(place.at("name")));
    }

    private static List<TypeField> fields(Definition place) {
        var fields = new ArrayList<TypeField>();
        var seen = new HashSet<String>(ReservedColumn.spellings());
        for (var entry : place.list(MAX_FIELDS)) {
            var field = FieldDefinition.read(entry);
            for (var heading :
                    List.of(field.name(), field.label().zh(), field.label().en())) {
                if (!seen.add(heading)) {
                    throw entry.wrong("the name or label '" + heading
                            + "' is used twice or reserved; a CSV header could not tell which is meant");
                }
            }
            fields.add(field);
        }
        return fields;
    }

    private static List<String> identity(Definition place, List<TypeField> fields) {
        var names = new ArrayList<String>();
        for (var entry : place.list(4)) {
            var field = fieldOf(entry, entry.text(), fields);
            if (!field.required()) {
                throw entry.wrong("'" + field.name() + "' is not required, so it cannot tell two certificates apart");
            }
            if (names.contains(field.name())) {
                throw entry.wrong("'" + field.name() + "' is listed twice");
            }
            names.add(field.name());
        }
        return names;
    }

    static TypeField fieldOf(Definition place, String name, List<TypeField> fields) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> place.wrong("'" + name + "' is not one of the fields"));
    }

    private static Validity validity(Definition place) {
        if (place.node().has("unlimited")) {
            place.object(Set.of("unlimited"), Set.of());
            if (!place.at("unlimited").flag()) {
                throw place.wrong("expected \"unlimited\": true, or a \"default\" length");
            }
            return new Validity.Unlimited();
        }
        place.object(Set.of("default"), Set.of("longest"));
        var usual = period(place.at("default"));
        var longest = place.find("longest").map(TypeFile::period).orElse(usual);
        var day = LocalDate.of(2001, 1, 1);
        if (day.plus(longest).isBefore(day.plus(usual))) {
            throw place.wrong("\"longest\" is shorter than \"default\"");
        }
        return new Validity.Limited(usual, longest);
    }

    private static Period period(Definition place) {
        try {
            var period = Period.parse(place.text());
            if (period.isZero() || period.isNegative() || period.toTotalMonths() > 1200) {
                throw place.wrong("expected a length of up to a hundred years");
            }
            return period;
        } catch (DateTimeException e) {
            throw place.wrong("expected an ISO 8601 length such as P10Y", e);
        }
    }

    private static Showing showing(Definition place) {
        return Showing.ofWireName(place.text())
                .orElseThrow(() -> place.wrong("expected one of static, live, desk-bound"));
    }

    private static Duration statusAge(Definition place) {
        try {
            var age = Duration.parse(place.text());
            if (!age.isPositive() || age.compareTo(LONGEST_STATUS_AGE) > 0 || age.toNanosPart() != 0) {
                throw place.wrong("expected whole seconds, more than none and at most " + LONGEST_STATUS_AGE);
            }
            return age;
        } catch (DateTimeException e) {
            throw place.wrong("expected an ISO 8601 duration such as PT24H", e);
        }
    }

    static <E extends Enum<E>> E constant(Definition place, E[] values) {
        var text = place.text();
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> place.wrong("expected one of "
                        + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
