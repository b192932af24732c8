package org.countersign.gateway.office.print;

import static org.countersign.gateway.office.print.Glyphs.number;

import java.util.ArrayList;
import java.util.List;
import org.countersign.gateway.issuance.QrCode;

/** The drawing of one page, in points from its lower left corner. */
final class PrintedPage {
    private final Glyphs glyphs;
    private final StringBuilder content = new StringBuilder();

    PrintedPage(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    String content() {
        return content.toString();
    }

    /** One line of text; grey 0 is black. */
    void text(double x, double y, double size, double grey, String text) {
        content.append("%s g\n".formatted(number(grey)));
        content.append("BT 1 0 0 1 %s %s Tm\n".formatted(number(x), number(y)));
        var font = -1;
        var codes = new StringBuilder();
        for (var glyph : glyphs.of(text)) {
            if (glyph.fontNumber() != font) {
                show(codes);
                font = glyph.fontNumber();
                content.append("/F%d %s Tf\n".formatted(font, number(size)));
            }
            codes.append("%02X".formatted(glyph.code()));
        }
        show(codes);
        content.append("ET\n");
    }

    void centred(double middle, double y, double size, double grey, String text) {
        text(middle - glyphs.width(text) * size / 2, y, size, grey, text);
    }

    /** Lines that are no wider than this. Breaks anywhere in Chinese, and at blanks in what has blanks. */
    List<String> wrapped(String text, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var lastBlank = -1;
        for (var point : text.codePoints().toArray()) {
            line.appendCodePoint(point);
            if (point == ' ') {
                lastBlank = line.length();
            }
            if (glyphs.width(line.toString()) * size > width) {
                var end = lastBlank > 0 ? lastBlank : line.length() - Character.charCount(point);
                lines.add(line.substring(0, Math.max(1, end)).stripTrailing());
                line.delete(0, Math.max(1, end));
                lastBlank = -1;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    void rule(double x, double y, double width, double grey) {
        content.append("%s g %s %s %s 0.60 re f\n".formatted(number(grey), number(x), number(y), number(width)));
    }

    /** A code of this width, quiet zone not included; every module is a square of its own size, so nothing is blurred by scaling. */
    void code(QrCode code, double x, double y, double width) {
        var modules = code.modules();
        var module = width / modules;
        content.append("0 g\n");
        for (var row = 0; row < modules; row++) {
            for (var column = 0; column < modules; column++) {
                var start = column;
                while (code.isDark(column, row)) {
                    column++;
                }
                if (column > start) {
                    content.append("%s %s %s %s re\n"
                            .formatted(
                                    number(x + start * module),
                                    number(y + width - (row + 1) * module),
                                    number((column - start) * module),
                                    number(module + 0.02)));
                }
            }
        }
        content.append("f\n");
    }

    private void show(StringBuilder codes) {
        if (!codes.isEmpty()) {
            content.append("<%s> Tj\n".formatted(codes));
            codes.setLength(0);
        }
    }
}
