package org.countersign.gateway.issuance.types;

import java.util.Optional;
import org.countersign.format.Names;

/**
 * One field of a type's schema.
 *
 * @param personal the value is about a person
 * @param sensitive the value is sensitive in the sense of PIPL article 28: it may never enter the counter profile
 * @param term the matching term of GB/T 36903 (pinyin initials) where one is known
 */
public record TypeField(
        String name,
        Names label,
        FieldKind kind,
        boolean required,
        boolean personal,
        boolean sensitive,
        Optional<String> term) {

    /** Whether all its values have one length: then one that was cut short is always noticed. */
    public boolean hasFixedLength() {
        return switch (kind) {
            case FieldKind.Text text -> text.minLength() == text.maxLength();
            case FieldKind.Digits digits -> digits.minLength() == digits.maxLength();
            case FieldKind.Serial serial -> serial.minLength() == serial.maxLength();
            case FieldKind.Date _, FieldKind.IdNumber _ -> true;
            case FieldKind.Code _ -> false;
        };
    }
}
