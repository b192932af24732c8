package org.countersign.counter.reading;

/** Which pixels are dark, compared with the paper around them. */
final class Ink {
    private final int width;
    private final int height;
    private final boolean[] dark;

    private Ink(int width, int height, boolean[] dark) {
        this.width = width;
        this.height = height;
        this.dark = dark;
    }

    /** Darker than the mean of the square of this reach around it. */
    static Ink of(GreyPlane plane, int reach) {
        GreyPlane means = plane.blurred(reach);
        boolean[] dark = new boolean[plane.width() * plane.height()];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = plane.value(i) < means.value(i);
        }
        return new Ink(plane.width(), plane.height(), dark);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && dark[y * width + x];
    }

    boolean at(double x, double y) {
        return at((int) Math.floor(x), (int) Math.floor(y));
    }
}
