package org.countersign.gateway.office.print;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The characters that one document uses, as fonts of type 3 (ISO 32000-1 §9.6.5): only their outlines are embedded, whatever kind of font they come from, and a table says which
 * characters they are, so that the text can be searched and copied. Other kinds of embedding need TrueType outlines, which the free Chinese fonts of most systems lack.
 */
final class Glyphs {
    static final int UNITS = 1000;
    private static final int PER_FONT = 256;

    private final Font font;
    private final FontRenderContext context = new FontRenderContext(null, true, true);
    private final Map<Integer, Glyph> glyphs = new LinkedHashMap<>();

    Glyphs(Font font) {
        this.font = font.deriveFont((float) UNITS);
    }

    /** A character's place: which of the fonts, and which code in it. */
    record Glyph(int number, int codePoint, double advance, String outline) {
        int fontNumber() {
            return number / PER_FONT;
        }

        int code() {
            return number % PER_FONT;
        }
    }

    List<Glyph> of(String text) {
        return text.codePoints().mapToObj(this::of).toList();
    }

    /** In units of the font's size. */
    double width(String text) {
        return text.codePoints().mapToDouble(point -> of(point).advance()).sum() / UNITS;
    }

    private Glyph of(int codePoint) {
        return glyphs.computeIfAbsent(codePoint, this::drawn);
    }

    private Glyph drawn(int codePoint) {
        var vector = font.createGlyphVector(context, new String(Character.toChars(codePoint)));
        return new Glyph(
                glyphs.size(),
                codePoint,
                vector.getGlyphMetrics(0).getAdvanceX(),
                path(vector.getGlyphOutline(0).getPathIterator(null)));
    }

    /** The fonts, in the order of their numbers; call it when all text was laid out. */
    List<COSDictionary> fonts(PDDocument document) throws IOException {
        var all = new ArrayList<>(glyphs.values());
        var fonts = new ArrayList<COSDictionary>();
        for (var from = 0; from < all.size(); from += PER_FONT) {
            fonts.add(font(document, all.subList(from, Math.min(from + PER_FONT, all.size()))));
        }
        return fonts;
    }

    private static COSDictionary font(PDDocument document, List<Glyph> part) throws IOException {
        var procedures = new COSDictionary();
        var differences = new COSArray();
        var widths = new COSArray();
        differences.add(COSInteger.ZERO);
        for (var glyph : part) {
            var name = COSName.getPDFName("g" + glyph.code());
            differences.add(name);
            widths.add(new COSFloat((float) glyph.advance()));
            procedures.setItem(
                    name, stream(document, "%s 0 d0\n%s".formatted(number(glyph.advance()), glyph.outline())));
        }
        var encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, numbers(0, -UNITS / 2f, 2f * UNITS, 1.5f * UNITS));
        font.setItem(COSName.FONT_MATRIX, numbers(1f / UNITS, 0, 0, 1f / UNITS, 0, 0));
        font.setItem(COSName.CHAR_PROCS, procedures);
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 0);
        font.setInt(COSName.LAST_CHAR, part.size() - 1);
        font.setItem(COSName.WIDTHS, widths);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        font.setItem(COSName.TO_UNICODE, stream(document, characters(part)));
        return font;
    }

    /** ISO 32000-1 §9.10.3. */
    private static String characters(List<Glyph> part) {
        var map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CMapName /Countersign-UCS def
                /CMapType 2 def
                1 begincodespacerange <00> <FF> endcodespacerange
                """);
        for (var from = 0; from < part.size(); from += 100) {
            var some = part.subList(from, Math.min(from + 100, part.size()));
            map.append(some.size()).append(" beginbfchar\n");
            for (var glyph : some) {
                map.append("<%02X> <".formatted(glyph.code()));
                for (var unit : Character.toChars(glyph.codePoint())) {
                    map.append("%04X".formatted((int) unit));
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String path(PathIterator outline) {
        var path = new StringBuilder();
        var to = new double[6];
        var x = 0.0;
        var y = 0.0;
        for (; !outline.isDone(); outline.next()) {
            // The last point of the segment is where the next one begins.
            var points = switch (outline.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> append(path, "m", to, 1);
                case PathIterator.SEG_LINETO -> append(path, "l", to, 1);
                case PathIterator.SEG_QUADTO -> append(path, "c", cubic(x, y, to), 3);
                case PathIterator.SEG_CUBICTO -> append(path, "c", to, 3);
                default -> append(path, "h", to, 0);
            };
            if (points > 0) {
                x = to[2 * points - 2];
                y = to[2 * points - 1];
            }
        }
        return path.isEmpty() ? "" : path.append("f\n").toString();
    }

    /** PDF has no quadratic curves; this cubic one is the same. */
    private static double[] cubic(double x, double y, double[] to) {
        var controlX = to[0];
        var controlY = to[1];
        to[4] = to[2];
        to[5] = to[3];
        to[0] = x + 2 * (controlX - x) / 3;
        to[1] = y + 2 * (controlY - y) / 3;
        to[2] = to[4] + 2 * (controlX - to[4]) / 3;
        to[3] = to[5] + 2 * (controlY - to[5]) / 3;
        return to;
    }

    private static int append(StringBuilder path, String operator, double[] to, int points) {
        for (var i = 0; i < points; i++) {
            // Java's y grows downwards, PDF's upwards.
            path.append(number(to[2 * i]))
                    .append(' ')
                    .append(number(-to[2 * i + 1]))
                    .append(' ');
        }
        path.append(operator).append('\n');
        return points;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static COSArray numbers(float... values) {
        var array = new COSArray();
        for (var value : values) {
            array.add(new COSFloat(value));
        }
        return array;
    }

    static COSStream stream(PDDocument document, String content) throws IOException {
        var stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }
}
