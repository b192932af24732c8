package org.countersign.counter.reading;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of QR codes, and what happens to pictures on their way to a counter. */
public final class Pictures {
    private Pictures() {}

    /** With {@code module} pixels per module and the quiet zone that the standard asks for. */
    public static BufferedImage qr(String text, int module) {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);
        try {
            BitMatrix smallest = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            int side = smallest.getWidth() * module;
            return MatrixToImageWriter.toBufferedImage(
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side, hints));
        } catch (WriterException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    public static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static BufferedImage blank(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    public static BufferedImage on(BufferedImage ground, BufferedImage picture, int x, int y) {
        Graphics2D graphics = ground.createGraphics();
        graphics.drawImage(picture, x, y, null);
        graphics.dispose();
        return ground;
    }

    public static BufferedImage turned(BufferedImage picture, double degrees) {
        int side = (int) (Math.hypot(picture.getWidth(), picture.getHeight()) * 1.1);
        BufferedImage ground = blank(side, side);
        Graphics2D graphics = ground.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
        graphics.drawImage(picture, (side - picture.getWidth()) / 2, (side - picture.getHeight()) / 2, null);
        graphics.dispose();
        return ground;
    }

    public static BufferedImage scaled(BufferedImage picture, double scale) {
        BufferedImage ground = blank((int) (picture.getWidth() * scale), (int) (picture.getHeight() * scale));
        Graphics2D graphics = ground.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, ground.getWidth(), ground.getHeight(), null);
        graphics.dispose();
        return ground;
    }

    /** Each pixel is moved by a random amount of up to {@code strength} of 255, and the whole is made greyish. */
    public static BufferedImage noisy(BufferedImage picture, int strength) {
        Random random = new Random(42);
        BufferedImage noisy = blank(picture.getWidth(), picture.getHeight());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int grey = (picture.getRGB(x, y) & 0xff) * 6 / 10 + 60 + random.nextInt(-strength, strength + 1);
                int value = Math.clamp(grey, 0, 255);
                noisy.setRGB(x, y, new Color(value, value, value).getRGB());
            }
        }
        return noisy;
    }

    public static BufferedImage negative(BufferedImage picture) {
        BufferedImage negative = blank(picture.getWidth(), picture.getHeight());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                negative.setRGB(x, y, ~picture.getRGB(x, y));
            }
        }
        return negative;
    }

    /** Wound around a bottle, and seen from a little above. */
    public static BufferedImage bent(BufferedImage picture, double degrees) {
        double half = Math.toRadians(degrees);
        double radius = picture.getWidth() / 2.0 / half;
        BufferedImage bent = blank(picture.getWidth(), picture.getHeight() + picture.getHeight() / 5);
        for (int x = 0; x < bent.getWidth(); x++) {
            double sine = Math.clamp((x - picture.getWidth() / 2.0) / radius, -1, 1);
            int fromX = (int) Math.round(picture.getWidth() / 2.0 + radius * Math.asin(sine));
            int lifted = (int) Math.round(0.2 * radius * (1 - Math.cos(Math.asin(sine))));
            for (int y = 0; y < picture.getHeight(); y++) {
                if (fromX >= 0 && fromX < picture.getWidth() && y + lifted < bent.getHeight()) {
                    bent.setRGB(x, y + lifted, picture.getRGB(fromX, y));
                }
            }
        }
        return bent;
    }

    /** What is black becomes almost as light as the paper. */
    public static BufferedImage faded(BufferedImage picture, int difference) {
        BufferedImage faded = blank(picture.getWidth(), picture.getHeight());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int value = (picture.getRGB(x, y) & 0xff) == 0 ? 150 - difference : 150;
                faded.setRGB(x, y, new Color(value, value, value).getRGB());
            }
        }
        return faded;
    }
}
