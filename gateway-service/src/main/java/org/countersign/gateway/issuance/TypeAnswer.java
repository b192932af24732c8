package org.countersign.gateway.issuance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.CounterEntry;
import org.countersign.gateway.issuance.types.FieldKind;
import org.countersign.gateway.issuance.types.TypeField;
import org.countersign.gateway.issuance.types.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A certificate type as the API shows it.
 *
 * @param counterPass the names of what the counter pass carries, in order
 * @param validity ISO 8601 length that certificates last when no end is named; absent when unlimited
 * @param approval {@code second-person} where the API issues none: officers do, two of them; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TypeAnswer(
        String code,
        int number,
        Names name,
        IssuerAnswer issuer,
        List<FieldAnswer> fields,
        List<String> identity,
        List<String> counterPass,
        @Nullable String validity,
        String showing,
        long maxStatusAgeSeconds,
        @Nullable String approval,
        String digest) {

    /** The authority behind a type. */
    record IssuerAnswer(String id, Names name) {
        static IssuerAnswer of(IssuerId id, Names name) {
            return new IssuerAnswer(id.value(), name);
        }
    }

    /** One entry of a code table. */
    record EntryAnswer(String code, Names label) {}

    /** One field of the schema. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldAnswer(
            String name,
            Names label,
            String kind,
            boolean required,
            boolean personal,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String pattern,
            @Nullable List<EntryAnswer> table,
            @Nullable String scheme,
            @Nullable String term) {

        static FieldAnswer of(TypeField field) {
            return switch (field.kind()) {
                case FieldKind.Text(var min, var max, var pattern) ->
                    of(field, "TEXT", min, max, pattern.map(Pattern::pattern).orElse(null), null, null);
                case FieldKind.Digits(var min, var max, var pattern) ->
                    of(field, "DIGITS", min, max, pattern.map(Pattern::pattern).orElse(null), null, null);
                case FieldKind.Serial(var min, var max, var pattern) ->
                    of(field, "SERIAL", min, max, pattern.map(Pattern::pattern).orElse(null), null, null);
                case FieldKind.Date _ -> of(field, "DATE", null, null, null, null, null);
                case FieldKind.Code(var table) ->
                    of(
                            field,
                            "CODE",
                            null,
                            null,
                            null,
                            table.stream()
                                    .map(entry -> new EntryAnswer(entry.code(), entry.label()))
                                    .toList(),
                            null);
                case FieldKind.IdNumber(var scheme) -> of(field, "ID_NUMBER", null, null, null, null, nameOf(scheme));
            };
        }

        private static FieldAnswer of(
                TypeField field,
                String kind,
                @Nullable Integer min,
                @Nullable Integer max,
                @Nullable String pattern,
                @Nullable List<EntryAnswer> table,
                @Nullable String scheme) {
            return new FieldAnswer(
                    field.name(),
                    field.label(),
                    kind,
                    field.required(),
                    field.personal(),
                    min,
                    max,
                    pattern,
                    table,
                    scheme,
                    field.term().orElse(null));
        }

        private static String nameOf(FieldKind.Scheme scheme) {
            return switch (scheme) {
                case CITIZEN -> "citizen";
                case SOCIAL_CREDIT -> "social-credit";
            };
        }
    }

    static TypeAnswer of(CertificateType type) {
        return new TypeAnswer(
                type.code().value(),
                type.number().value(),
                type.name(),
                IssuerAnswer.of(type.authority().id(), type.authority().name()),
                type.fields().stream().map(FieldAnswer::of).toList(),
                type.identity(),
                type.counterEntries().stream().map(CounterEntry::name).toList(),
                switch (type.validity()) {
                    case Validity.Unlimited _ -> null;
                    case Validity.Limited(var usual, var _) -> usual.toString();
                },
                type.showing().wireName(),
                type.maxStatusAge().toSeconds(),
                type.needsApproval() ? "second-person" : null,
                type.digest().hex());
    }
}
