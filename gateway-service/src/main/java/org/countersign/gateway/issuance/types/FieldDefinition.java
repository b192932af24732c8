package org.countersign.gateway.issuance.types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one field of a type's schema. */
final class FieldDefinition {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final int LONGEST_TEXT = 1024;
    private static final int LONGEST_DIGITS = 64;
    private static final int LONGEST_SERIAL = 40;
    private static final int LARGEST_TABLE = 1000;
    private static final Set<String> REQUIRED = Set.of("name", "label", "kind", "required", "personal");
    private static final Set<String> LENGTHS = Set.of("minLength", "pattern", "sensitive", "term");

    private FieldDefinition() {}

    private enum Kind {
        TEXT,
        DIGITS,
        SERIAL,
        DATE,
        CODE,
        ID_NUMBER
    }

    static TypeField read(Definition place) {
        var name = place.at("name");
        if (!NAME.matcher(name.text()).matches()) {
            throw name.wrong("expected a lower-case letter and then letters or digits, at most 40");
        }
        var kind = kind(place);
        return new TypeField(
                name.text(),
                TypeFile.names(place.at("label")),
                kind,
                place.at("required").flag(),
                place.at("personal").flag(),
                place.find("sensitive").map(Definition::flag).orElse(false),
                place.find("term").map(Definition::text));
    }

    private static FieldKind kind(Definition place) {
        return switch (TypeFile.constant(place.at("kind"), Kind.values())) {
            case TEXT -> {
                members(place, Set.of("maxLength"), LENGTHS);
                var max = place.at("maxLength").number(1, LONGEST_TEXT);
                yield new FieldKind.Text(min(place, max), max, pattern(place));
            }
            case DIGITS -> {
                members(place, Set.of("maxLength"), LENGTHS);
                var max = place.at("maxLength").number(1, LONGEST_DIGITS);
                yield new FieldKind.Digits(min(place, max), max, pattern(place));
            }
            case SERIAL -> {
                members(place, Set.of("maxLength"), LENGTHS);
                var max = place.at("maxLength").number(1, LONGEST_SERIAL);
                yield new FieldKind.Serial(min(place, max), max, pattern(place));
            }
            case DATE -> {
                members(place, Set.of(), Set.of("sensitive", "term"));
                yield new FieldKind.Date();
            }
            case CODE -> {
                members(place, Set.of("table"), Set.of("sensitive", "term"));
                yield table(place.at("table"));
            }
            case ID_NUMBER -> {
                members(place, Set.of("scheme"), Set.of("sensitive", "term"));
                yield new FieldKind.IdNumber(scheme(place.at("scheme")));
            }
        };
    }

    private static void members(Definition place, Set<String> required, Set<String> optional) {
        var all = new HashSet<>(REQUIRED);
        all.addAll(required);
        place.object(all, optional);
    }

    private static int min(Definition place, int max) {
        return place.find("minLength").map(min -> min.number(1, max)).orElse(1);
    }

    private static Optional<Pattern> pattern(Definition place) {
        return place.find("pattern").map(text -> {
            try {
                return Pattern.compile(text.text());
            } catch (PatternSyntaxException e) {
                throw text.wrong("expected a regular expression (" + e.getDescription() + ")", e);
            }
        });
    }

    private static FieldKind.Code table(Definition place) {
        var entries = new ArrayList<FieldKind.TableEntry>();
        var seen = new HashSet<String>();
        for (var part : place.list(LARGEST_TABLE)) {
            part.object(Set.of("code", "label"), Set.of());
            var entry = new FieldKind.TableEntry(part.at("code").text(), TypeFile.names(part.at("label")));
            // A CSV may name an entry by its code or by either label: within one entry they may be equal, between two
            // they may not.
            for (var spelling : Set.copyOf(
                    List.of(entry.code(), entry.label().zh(), entry.label().en()))) {
                if (!seen.add(spelling)) {
                    throw part.wrong("'" + spelling + "' already names another entry of this table");
                }
            }
            entries.add(entry);
        }
        return new FieldKind.Code(entries);
    }

    private static FieldKind.Scheme scheme(Definition place) {
        return switch (place.text()) {
            case "citizen" -> FieldKind.Scheme.CITIZEN;
            case "social-credit" -> FieldKind.Scheme.SOCIAL_CREDIT;
            default -> throw place.wrong("expected one of citizen, social-credit");
        };
    }
}
