package org.countersign.acceptance.bench.qr;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import org.countersign.acceptance.bench.picture.CodeSheet;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.format.FormatException;
import org.countersign.format.pass.SignedPass;

/** How large the pass of each shipped type is: bytes before base45, and the QR version at error correction M. */
final class TypeSizes {
    /** The largest of so many people's passes is the one that counts. */
    private static final int PEOPLE = 20;

    private TypeSizes() {}

    static JsonArray measured(SamplePasses samples) throws FormatException {
        JsonArray types = new JsonArray();
        for (PaperKind kind : PaperKind.values()) {
            int bytes = 0;
            int version = 0;
            for (SignedPass pass : samples.of(kind, PEOPLE)) {
                bytes = Math.max(bytes, pass.message().length());
                version = Math.max(version, CodeSheet.of(pass.text()).version());
            }
            types.add(new JsonObject()
                    .add("type", kind.type())
                    .add("staticBytes", bytes)
                    .add("staticVersion", version));
        }
        return types;
    }
}
