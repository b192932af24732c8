package org.countersign.browser.code;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.List;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/** A QR code (ISO/IEC 18004) as its modules, in the smallest version that holds the text; a page paints them, with a quiet zone of four modules. */
public final class DrawCode {
    private static final String DARK = "1";
    private static final String LIGHT = "0";

    private DrawCode() {}

    /**
     * Draws one text.
     *
     * @param text base 45 and what else is alphanumeric takes 5.5 bits a character, everything else 8 bits a byte
     * @param level {@code L} or {@code M}: how much of the code may be damaged
     * @return JSON: {@code size}, modules on one side, and {@code rows}, a string of 0 and 1 for each
     * @throws IllegalArgumentException for another level, and for a text that fits no QR code: mistakes of the page
     */
    public static String answer(String text, String level) {
        ByteMatrix modules = modules(text, level(level));
        String[] rows = new String[modules.getHeight()];
        for (int y = 0; y < rows.length; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < modules.getWidth(); x++) {
                row.append(modules.get(x, y) == 1 ? DARK : LIGHT);
            }
            rows[y] = row.toString();
        }
        return JsonWriter.canonical(JsonObject.builder()
                .put("size", modules.getWidth())
                .put("rows", JsonArray.of(List.of(rows), JsonText::new))
                .build());
    }

    private static ByteMatrix modules(String text, ErrorCorrectionLevel level) {
        try {
            return Encoder.encode(text, level).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters fits no QR code", e);
        }
    }

    private static ErrorCorrectionLevel level(String name) {
        return switch (name) {
            case "L" -> ErrorCorrectionLevel.L;
            case "M" -> ErrorCorrectionLevel.M;
            default -> throw new IllegalArgumentException("a level is L or M");
        };
    }
}
