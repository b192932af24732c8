package org.countersign.counter.reading;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for QR codes in one grey picture. First as it is, with both ways of telling black from white, so that a second code is noticed;
 * only when nothing is found are other sizes, the negative and a turned copy tried.
 */
final class QrSearch {
    private static final Map<DecodeHintType, Object> THOROUGH = Map.of(DecodeHintType.TRY_HARDER, true);
    private static final Map<DecodeHintType, Object> PURE = Map.of(DecodeHintType.PURE_BARCODE, true);
    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);
    /** Sizes tried after the picture's own: smaller ones even out noise and moiré, larger ones help tiny codes. */
    private static final double[] SCALES = {0.5, 0.25, 2.0, 0.75, 1.5};

    private static final double[] TURNS = {Math.PI / 4, Math.PI / 8, 3 * Math.PI / 8};
    private static final int LARGEST_ENLARGED = 2_000_000;
    /** Trying harder is for pictures of this size; larger ones are made smaller first. */
    private static final int SMALL_PIXELS = 2_000_000;

    private static final int SMALLEST_SIDE = 60;
    /** A QR code has at least this many modules on each side. */
    private static final int SMALLEST_CODE = 21;

    private static final int LEAST_CONTRAST = 6;

    private QrSearch() {}

    static Set<String> texts(BufferedImage grey) {
        if (Math.min(grey.getWidth(), grey.getHeight()) < SMALLEST_CODE || isUniform(grey)) {
            return Set.of();
        }
        Set<String> found = all(grey);
        if (!found.isEmpty()) {
            return found;
        }
        double shrink = Math.min(1, Math.sqrt((double) SMALL_PIXELS / pixels(grey)));
        BufferedImage small = shrink < 1 ? scaled(grey, shrink) : grey;
        found = BentSearch.texts(small);
        if (!found.isEmpty()) {
            return found;
        }
        for (double scale : SCALES) {
            if (isWorthTrying(grey, scale)) {
                found = all(scaled(grey, scale));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        boolean tooLong = Math.hypot(small.getWidth(), small.getHeight()) > 2 * Math.sqrt(SMALL_PIXELS);
        for (double turn : tooLong ? new double[0] : TURNS) {
            found = all(turned(small, turn));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    private static Set<String> all(BufferedImage grey) {
        LuminanceSource source = new BufferedImageLuminanceSource(grey);
        Set<String> found = new LinkedHashSet<>();
        for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
            addSeveral(new BinaryBitmap(binarizer.apply(source)), found);
        }
        if (found.isEmpty() && pixels(grey) <= SMALL_PIXELS) {
            addSingle(source, THOROUGH, found);
            addSingle(source, PURE, found);
            addSingle(source.invert(), THOROUGH, found);
        }
        return found;
    }

    private static void addSeveral(BinaryBitmap bitmap, Set<String> found) {
        try {
            for (Result result : new QRCodeMultiReader().decodeMultiple(bitmap, THOROUGH)) {
                found.add(result.getText());
            }
        } catch (NotFoundException none) {
            // Nothing here is an answer like any other.
        }
    }

    private static void addSingle(LuminanceSource source, Map<DecodeHintType, Object> hints, Set<String> found) {
        for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
            try {
                found.add(new QRCodeReader()
                        .decode(new BinaryBitmap(binarizer.apply(source)), hints)
                        .getText());
            } catch (ReaderException none) {
                // Nothing here is an answer like any other.
            }
        }
    }

    /** An empty page, or one so faint that nothing could be read from it. */
    private static boolean isUniform(BufferedImage grey) {
        int darkest = 255;
        int brightest = 0;
        int[] row = new int[grey.getWidth()];
        for (int y = 0; y < grey.getHeight(); y++) {
            grey.getRaster().getSamples(0, y, row.length, 1, 0, row);
            for (int value : row) {
                darkest = Math.min(darkest, value);
                brightest = Math.max(brightest, value);
            }
            if (brightest - darkest >= LEAST_CONTRAST) {
                return false;
            }
        }
        return true;
    }

    private static long pixels(BufferedImage image) {
        return (long) image.getWidth() * image.getHeight();
    }

    private static boolean isWorthTrying(BufferedImage grey, double scale) {
        double pixels = grey.getWidth() * scale * grey.getHeight() * scale;
        return scale > 1
                ? pixels <= LARGEST_ENLARGED
                : Math.min(grey.getWidth(), grey.getHeight()) * scale >= SMALLEST_SIDE;
    }

    private static BufferedImage scaled(BufferedImage grey, double scale) {
        int width = (int) Math.round(grey.getWidth() * scale);
        int height = (int) Math.round(grey.getHeight() * scale);
        AffineTransform transform =
                AffineTransform.getScaleInstance((double) width / grey.getWidth(), (double) height / grey.getHeight());
        return drawn(grey, width, height, transform);
    }

    private static BufferedImage turned(BufferedImage grey, double angle) {
        int side = (int) Math.ceil(Math.hypot(grey.getWidth(), grey.getHeight()));
        AffineTransform transform = AffineTransform.getTranslateInstance(side / 2.0, side / 2.0);
        transform.rotate(angle);
        transform.translate(-grey.getWidth() / 2.0, -grey.getHeight() / 2.0);
        return drawn(grey, side, side, transform);
    }

    private static BufferedImage drawn(BufferedImage grey, int width, int height, AffineTransform transform) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(grey, transform, null);
        graphics.dispose();
        return drawn;
    }
}
