package org.countersign.acceptance.bench.picture;

import java.util.SplittableRandom;

/** Damage by printers and hands. Tears come in from the right or from below: without one of its three corner marks no reader finds a code. */
final class Handling {
    private static final double DESK = 90;

    private Handling() {}

    /** A ragged wedge is torn out of the right or lower edge, and the desk is seen through it. */
    static GreyPicture tear(GreyPicture sheet, int strength, SplittableRandom random) {
        boolean fromBelow = random.nextBoolean();
        double depth = sheet.side() * Damage.pick(strength, 0.22, 0.3, 0.38, 0.45);
        double widest = sheet.side() * Damage.pick(strength, 0.06, 0.11, 0.16, 0.2);
        double middle = sheet.side() * random.nextDouble(0.45, 0.65);
        double lean = random.nextDouble(-0.4, 0.4);
        double[] ragged = new double[Math.max(sheet.width(), sheet.height())];
        for (int i = 1; i < ragged.length; i++) {
            ragged[i] = Math.clamp(ragged[i - 1] + random.nextDouble(-1.5, 1.5), -8, 8);
        }
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double inwards = fromBelow ? sheet.height() - 1 - y : sheet.width() - 1 - x;
            double along = fromBelow ? x : y;
            double half = widest / 2 * (1 - inwards / depth);
            double offset = along - middle - lean * inwards + ragged[(int) inwards];
            return inwards < depth && Math.abs(offset) < half ? DESK : sheet.at(x, y);
        });
    }

    /** A thumb drags wet ink to the right, across a band of the sheet. */
    static GreyPicture smear(GreyPicture sheet, int strength, SplittableRandom random) {
        double reach = Damage.pick(strength, 6, 9, 12, 15);
        double band = sheet.height() * Damage.pick(strength, 0.15, 0.25, 0.35, 0.5);
        double top = (sheet.height() - band) * random.nextDouble(0.2, 0.8);
        double ink = Damage.pick(strength, 0.4, 0.5, 0.58, 0.65);
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            if (y < top || y > top + band) {
                return sheet.at(x, y);
            }
            double darkest = 0;
            for (int i = 1; i <= reach; i++) {
                darkest = Math.max(darkest, (GreyPicture.WHITEST - sheet.at(x - i, y)) * (1 - i / (reach + 1)));
            }
            return sheet.at(x, y) - ink * darkest;
        });
    }

    /** Folded and opened again: one half stands off at an angle and in the shade, and along the crease the ink has cracked. */
    static GreyPicture fold(GreyPicture sheet, int strength, SplittableRandom random) {
        double shorter = Damage.pick(strength, 0.96, 0.92, 0.87, 0.82);
        double shade = Damage.pick(strength, 0.85, 0.7, 0.6, 0.5);
        double crack = Damage.pick(strength, 1.5, 3, 5, 7);
        double tilt = random.nextDouble(-0.25, 0.25);
        boolean upright = random.nextBoolean();
        double at = sheet.side() * random.nextDouble(0.4, 0.65);
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double along = upright ? y : x;
            double across = upright ? x : y;
            double beyond = across - at - tilt * (along - sheet.side() / 2.0);
            if (Math.abs(beyond) < crack / 2) {
                return 200 + random.nextDouble(40);
            }
            if (beyond < 0) {
                return sheet.at(x, y);
            }
            double stretched = across + beyond * (1 / shorter - 1);
            return shade * (upright ? sheet.at(stretched, y) : sheet.at(x, stretched));
        });
    }

    /** A cheap printer draws grey ink by dots in a regular screen, on paper that is not quite white; then it is photographed. */
    static GreyPicture printDither(GreyPicture sheet, int strength, SplittableRandom random) {
        double faded = Damage.pick(strength, 0.75, 0.6, 0.5, 0.42);
        double stain = Damage.pick(strength, 0.05, 0.12, 0.18, 0.24);
        int dot = (int) Damage.pick(strength, 1, 1, 2, 2);
        int shift = random.nextInt(4);
        int[][] screen = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
        GreyPicture printed = GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double dark = 1 - sheet.at(x, y) / GreyPicture.WHITEST;
            double wanted = stain + dark * (faded - stain);
            double threshold = (screen[y / dot % 4][(x / dot + shift) % 4] + 0.5) / 16;
            return wanted > threshold ? 40 : 235;
        });
        return Softening.gaussian(printed, 0.7);
    }

    /** The margin is cut off to two modules, one, or none, and the code lies on something dark. */
    static GreyPicture quietZoneCrop(GreyPicture sheet, int strength, SplittableRandom random) {
        int code = marginOf(sheet);
        int kept = (int) (Damage.pick(strength, 2, 1, 0.5, 0) * CodeSheet.MODULE);
        int ground = 60;
        double table = random.nextDouble(50, 110);
        int width = sheet.width() - 2 * (code - kept - ground);
        int height = sheet.height() - 2 * (code - kept - ground);
        return GreyPicture.drawn(width, height, (x, y) -> {
            boolean onSheet = x >= ground && y >= ground && x < width - ground && y < height - ground;
            return onSheet
                    ? sheet.at(x - ground + code - kept, y - ground + code - kept)
                    : table + random.nextDouble(-6, 6);
        });
    }

    /** Pixels from the edge to the first ink. */
    private static int marginOf(GreyPicture sheet) {
        for (int i = 0; i < sheet.side(); i++) {
            if (sheet.at(i, i) < 128) {
                return i;
            }
        }
        return 0;
    }
}
