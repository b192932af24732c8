package org.countersign.gateway.issuance.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.countersign.format.Names;
import org.countersign.format.pass.CodeEntry;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;

/** Reads what a type's counter pass carries. A static QR code is public to whoever sees it, so not everything may be in it. */
final class CounterDefinition {
    /** What the pass can carry, and a clerk can read at a glance. */
    private static final int LONGEST_TEXT = 100;

    private static final int LONGEST_DIGITS = 40;

    private CounterDefinition() {}

    static List<CounterEntry> entries(Definition place, List<TypeField> fields) {
        var entries = new ArrayList<CounterEntry>();
        for (var part : place.list(CounterProfile.MAX_FIELDS)) {
            part.object(Set.of("field"), Set.of("take"));
            var field = TypeFile.fieldOf(part.at("field"), part.at("field").text(), fields);
            var take = part.find("take")
                    .map(name -> TypeFile.constant(name, CounterEntry.Take.values()))
                    .orElse(CounterEntry.Take.WHOLE);
            refuseWhatNoScannerMaySee(part, field, take);
            if (entries.stream().anyMatch(other -> other.field().equals(field))) {
                throw part.wrong("'" + field.name() + "' is in the counter profile already");
            }
            entries.add(new CounterEntry(field, take));
        }
        return entries;
    }

    static CounterProfile profile(List<CounterEntry> entries) {
        return new CounterProfile(entries.stream()
                .map(entry -> new ProfileField(entry.name(), label(entry), codec(entry)))
                .toList());
    }

    private static void refuseWhatNoScannerMaySee(Definition part, TypeField field, CounterEntry.Take take) {
        if (field.sensitive()) {
            throw part.wrong("'" + field.name() + "' is sensitive and may not be in the counter profile");
        }
        if (take == CounterEntry.Take.LAST_FOUR && !(field.kind() instanceof FieldKind.IdNumber)) {
            throw part.wrong("LAST_FOUR is for fields of the kind ID_NUMBER");
        }
        switch (field.kind()) {
            case FieldKind.Text text -> {
                if (text.maxLength() > LONGEST_TEXT) {
                    throw part.wrong("'" + field.name() + "' may be longer than the " + LONGEST_TEXT
                            + " characters of a counter pass");
                }
            }
            case FieldKind.Digits digits -> {
                if (digits.maxLength() > LONGEST_DIGITS) {
                    throw part.wrong("'" + field.name() + "' may be longer than the " + LONGEST_DIGITS
                            + " digits of a counter pass");
                }
            }
            case FieldKind.IdNumber(var scheme) -> {
                if (scheme == FieldKind.Scheme.CITIZEN && take == CounterEntry.Take.WHOLE) {
                    throw part.wrong("'" + field.name()
                            + "' is a full citizen ID number; only its LAST_FOUR may be in the counter profile");
                }
            }
            case FieldKind.Serial _, FieldKind.Date _, FieldKind.Code _ -> {
                // These always fit.
            }
        }
    }

    private static Names label(CounterEntry entry) {
        var label = entry.field().label();
        return switch (entry.take()) {
            case WHOLE -> label;
            case LAST_FOUR -> new Names(label.zh() + "后四位", label.en() + ", last four");
        };
    }

    private static FieldCodec codec(CounterEntry entry) {
        return switch (entry.field().kind()) {
            case FieldKind.Text _ -> FieldCodec.text();
            case FieldKind.Serial _, FieldKind.IdNumber _ -> FieldCodec.serial();
            case FieldKind.Digits _ -> FieldCodec.digits();
            case FieldKind.Date _ -> FieldCodec.date();
            case FieldKind.Code(var table) ->
                FieldCodec.code(table.stream()
                        .map(entryOfTable -> new CodeEntry(entryOfTable.code(), entryOfTable.label()))
                        .toList());
        };
    }
}
