package org.countersign.acceptance.bench.picture;

import java.util.SplittableRandom;

/** Damage that spreads light: the lens is out of focus, or the camera moves. */
final class Softening {
    private Softening() {}

    static GreyPicture blur(GreyPicture sheet, int strength, SplittableRandom random) {
        return gaussian(sheet, Damage.pick(strength, 1.4, 2.2, 2.9, 3.5) * random.nextDouble(0.95, 1.05));
    }

    /** The camera moves along a straight line while it takes the picture. */
    static GreyPicture motion(GreyPicture sheet, int strength, SplittableRandom random) {
        double length = Damage.pick(strength, 4, 7, 9, 11);
        double direction = random.nextDouble(Math.PI);
        int steps = (int) (2 * length);
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double sum = 0;
            for (int i = 0; i <= steps; i++) {
                double way = length * ((double) i / steps - 0.5);
                sum += sheet.at(x + way * Math.cos(direction), y + way * Math.sin(direction));
            }
            return sum / (steps + 1);
        });
    }

    /** Spread by a normal distribution of this deviation, in pixels. */
    static GreyPicture gaussian(GreyPicture sheet, double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        double[] weights = new double[2 * reach + 1];
        double total = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = Math.exp(-i * i / (2 * deviation * deviation));
            total += weights[i + reach];
        }
        double all = total;
        GreyPicture across = GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double sum = 0;
            for (int i = -reach; i <= reach; i++) {
                sum += weights[i + reach] * sheet.at(x + i, y);
            }
            return sum / all;
        });
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double sum = 0;
            for (int i = -reach; i <= reach; i++) {
                sum += weights[i + reach] * across.at(x, y + i);
            }
            return sum / all;
        });
    }
}
