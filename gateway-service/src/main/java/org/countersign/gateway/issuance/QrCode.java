package org.countersign.gateway.issuance;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A QR code of level M with the quiet zone of four modules that ISO/IEC 18004 wants. Text of base 45 is encoded in alphanumeric mode. */
public final class QrCode {
    public static final int LARGEST_SCALE = 40;
    private static final int QUIET_ZONE = 4;
    private static final int WHITE = 0xFFFFFF;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalStateException("a text of %d characters fits no QR code".formatted(text.length()), e);
        }
    }

    /** Modules of one side, quiet zone included. */
    int side() {
        return modules.getWidth() + 2 * QUIET_ZONE;
    }

    /** Whether a module is black; outside of the code none is. */
    public boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }

    /** Modules of one side without the quiet zone. */
    public int modules() {
        return modules.getWidth();
    }

    /** Black on white, each module {@code scale} pixels wide. */
    public byte[] png(int scale) {
        var image = new BufferedImage(side() * scale, side() * scale, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                if (!isDark(x / scale - QUIET_ZONE, y / scale - QUIET_ZONE)) {
                    image.setRGB(x, y, WHITE);
                }
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }

    /** One path of whole modules, so that it is crisp at every size; the title is for those who cannot see it. */
    public String svg(String title) {
        var path = new StringBuilder();
        for (var y = 0; y < modules.getHeight(); y++) {
            for (var x = 0; x < modules.getWidth(); x++) {
                var start = x;
                while (isDark(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append("M%d %dh%dv1h-%dz".formatted(start + QUIET_ZONE, y + QUIET_ZONE, x - start, x - start));
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" role="img" aria-labelledby="title">
                <title id="title">%2$s</title>
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/>
                <path fill="#000" d="%3$s"/>
                </svg>
                """.formatted(side(), escaped(title), path);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
