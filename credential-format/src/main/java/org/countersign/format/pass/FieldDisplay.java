package org.countersign.format.pass;

import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Names;

/** Fields that came by another way than a counter pass, as texts, made ready to be read on the same screen. */
public final class FieldDisplay {
    /** Texts of a certificate may be longer than what fits a pass. */
    private static final int MAX_CODE_POINTS = 1024;

    private FieldDisplay() {}

    /** A field that the counter profile knows: with its label, and a code in the words of its table. */
    public static PassField of(ProfileField field, String value) throws FormatException {
        if (field.codec() instanceof FieldCodec.Code(var table)) {
            for (CodeEntry entry : table) {
                if (entry.code().equals(value)) {
                    return new PassField(field.name(), field.label(), value, entry.label());
                }
            }
            throw new FormatException(FormatCode.FIELD_CODE, "field " + field.name() + ": a code beside the table");
        }
        return shown(field.name(), field.label(), value);
    }

    /** Any other field, under the name that systems have for it. */
    public static PassField unlabelled(String name, String value) throws FormatException {
        String label = PassText.require("name", name);
        return shown(name, new Names(label, label), value);
    }

    private static PassField shown(String name, Names label, String value) throws FormatException {
        String visible = PassText.require(name, value, MAX_CODE_POINTS);
        return new PassField(name, label, value, new Names(visible, visible));
    }
}
