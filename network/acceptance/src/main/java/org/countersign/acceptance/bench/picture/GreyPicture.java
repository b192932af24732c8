package org.countersign.acceptance.bench.picture;

import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;

/** A grey picture that cannot change: 0 is black, 255 is white; what lies outside looks like its nearest edge. */
public final class GreyPicture {
    static final float WHITEST = 255;

    private final int width;
    private final int height;
    private final float[] values;

    private GreyPicture(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** The value of each pixel of a picture that is being drawn. */
    interface Shade {
        double at(int x, int y);
    }

    static GreyPicture drawn(int width, int height, Shade shade) {
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (float) Math.clamp(shade.at(x, y), 0, WHITEST);
            }
        }
        return new GreyPicture(width, height, values);
    }

    /** Modules as squares of so many pixels on paper, with a margin of so many modules. */
    public static GreyPicture of(BitMatrix code, int module, int margin, int ink, int paper) {
        int side = (code.getWidth() + 2 * margin) * module;
        return drawn(side, side, (x, y) -> {
            int column = x / module - margin;
            int row = y / module - margin;
            boolean inside = column >= 0 && row >= 0 && column < code.getWidth() && row < code.getHeight();
            return inside && code.get(column, row) ? ink : paper;
        });
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The smaller of width and height, in pixels. */
    int side() {
        return Math.min(width, height);
    }

    public double at(int x, int y) {
        return values[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
    }

    /** Between pixels, by the four nearest; pixel centres lie at whole numbers. */
    double at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double across = x - left;
        double down = y - top;
        return (at(left, top) * (1 - across) + at(left + 1, top) * across) * (1 - down)
                + (at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across) * down;
    }

    boolean holds(double x, double y) {
        return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    }

    /** The mean over a square around the point; for making pictures smaller without losing thin lines. */
    double meanAround(double x, double y, double side) {
        int steps = Math.max(1, (int) Math.ceil(side));
        double sum = 0;
        for (int j = 0; j < steps; j++) {
            for (int i = 0; i < steps; i++) {
                sum += at(x + ((i + 0.5) / steps - 0.5) * side, y + ((j + 0.5) / steps - 0.5) * side);
            }
        }
        return sum / (steps * steps);
    }

    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = Math.round(values[y * width + x]);
            }
            image.getRaster().setSamples(0, y, width, 1, 0, row);
        }
        return image;
    }
}
