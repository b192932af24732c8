package org.countersign.counter.reading;

import java.awt.image.BufferedImage;

/** The grey values of a picture, 0 to 255, and the simple things that can be done to all of them. */
final class GreyPlane {
    private static final int BRIGHTEST = 255;
    /** The share of pixels at either end that may be clipped when the contrast is stretched. */
    private static final double CLIPPED = 0.005;

    private final int width;
    private final int height;
    private final int[] values;

    /** Takes the values as they are: whoever made them must not change them any more. */
    GreyPlane(int width, int height, int[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    static GreyPlane of(BufferedImage grey) {
        int[] values = grey.getRaster().getSamples(0, 0, grey.getWidth(), grey.getHeight(), 0, (int[]) null);
        return new GreyPlane(grey.getWidth(), grey.getHeight(), values);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int value(int index) {
        return values[index];
    }

    int side() {
        return Math.min(width, height);
    }

    GreyPlane inverted() {
        int[] inverted = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            inverted[i] = BRIGHTEST - values[i];
        }
        return new GreyPlane(width, height, inverted);
    }

    /** From the darkest to the brightest that more than a few pixels have. */
    GreyPlane stretched() {
        int[] histogram = new int[BRIGHTEST + 1];
        for (int value : values) {
            histogram[value]++;
        }
        int allowed = (int) (values.length * CLIPPED);
        int dark = 0;
        for (int sum = histogram[0]; sum <= allowed && dark < BRIGHTEST; sum += histogram[dark]) {
            dark++;
        }
        int bright = BRIGHTEST;
        for (int sum = histogram[BRIGHTEST]; sum <= allowed && bright > 0; sum += histogram[bright]) {
            bright--;
        }
        if (bright <= dark) {
            return this;
        }
        int[] stretched = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            stretched[i] = Math.clamp((values[i] - dark) * BRIGHTEST / (bright - dark), 0, BRIGHTEST);
        }
        return new GreyPlane(width, height, stretched);
    }

    /** Each value replaced by the mean of the square around it; at the edges of what there is of the square. */
    GreyPlane blurred(int reach) {
        // Of no more than a few million pixels, so that a sum fits.
        int[] sums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                row += values[y * width + x];
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        int[] means = new int[values.length];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - reach);
            int bottom = Math.min(height, y + reach + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - reach);
                int right = Math.min(width, x + reach + 1);
                int sum = sums[bottom * (width + 1) + right]
                        - sums[top * (width + 1) + right]
                        - sums[bottom * (width + 1) + left]
                        + sums[top * (width + 1) + left];
                means[y * width + x] = sum / ((bottom - top) * (right - left));
            }
        }
        return new GreyPlane(width, height, means);
    }

    /** Between pixels, by the four nearest; outside, as at the edge. */
    double at(double x, double y) {
        double column = Math.clamp(x - 0.5, 0, width - 1.001);
        double row = Math.clamp(y - 0.5, 0, height - 1.001);
        int left = (int) column;
        int top = (int) row;
        double across = column - left;
        double down = row - top;
        int at = top * width + left;
        return (values[at] * (1 - across) + values[at + 1] * across) * (1 - down)
                + (values[at + width] * (1 - across) + values[at + width + 1] * across) * down;
    }
}
