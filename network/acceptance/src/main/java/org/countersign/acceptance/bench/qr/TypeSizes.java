package org.countersign.acceptance.bench.qr;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.countersign.acceptance.bench.picture.CodeSheet;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.format.FormatException;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.SignedPass;

/** How large the pass of each shipped type is: bytes before base45, and the QR version at error correction M. */
final class TypeSizes {
    /** The largest of so many people's passes is the one that counts. */
    private static final int PEOPLE = 20;

    private TypeSizes() {}

    static JsonArray measured(SamplePasses samples) throws FormatException {
        JsonArray types = new JsonArray();
        for (PaperKind kind : PaperKind.values()) {
            JsonObject type = new JsonObject().add("type", kind.type());
            List<Size> paper = new ArrayList<>();
            for (SignedPass pass : samples.of(kind, PEOPLE)) {
                paper.add(new Size(pass.message().length(), pass.text()));
            }
            addLargest(type, "static", paper);
            addLargest(type, "live", live(samples.live(kind, PEOPLE, false)));
            addLargest(type, "boundLive", live(samples.live(kind, PEOPLE, true)));
            types.add(type);
        }
        return types;
    }

    private record Size(int bytes, String text) {}

    private static List<Size> live(List<LivePass> passes) {
        return passes.stream()
                .map(pass -> new Size(pass.message().length(), pass.text()))
                .toList();
    }

    private static void addLargest(JsonObject type, String form, List<Size> sizes) {
        type.add(form + "Bytes", sizes.stream().mapToInt(Size::bytes).max().orElse(0));
        type.add(
                form + "Version",
                sizes.stream()
                        .mapToInt(size -> CodeSheet.of(size.text()).version())
                        .max()
                        .orElse(0));
    }
}
