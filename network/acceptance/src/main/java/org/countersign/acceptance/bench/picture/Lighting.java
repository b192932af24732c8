package org.countersign.acceptance.bench.picture;

import java.util.SplittableRandom;

/** Damage by light and by the camera's sensor: too much, too little, too even, too grainy, the wrong way round. */
final class Lighting {
    private static final double MIDDLE = 128;

    private Lighting() {}

    /** A lamp is mirrored by the sheet: a spot where nothing is left, and a brighter ring around it. */
    static GreyPicture glare(GreyPicture sheet, int strength, SplittableRandom random) {
        double reach = sheet.side() * Damage.pick(strength, 0.08, 0.12, 0.16, 0.20);
        double centreX = sheet.width() * random.nextDouble(0.35, 0.7);
        double centreY = sheet.height() * random.nextDouble(0.35, 0.7);
        double flat = random.nextDouble(0.6, 1);
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double across = (x - centreX) / reach;
            double down = (y - centreY) / (reach * flat);
            return sheet.at(x, y) * 0.85 + 380 * Math.exp(-(across * across + down * down) / 2);
        });
    }

    /** Little light, less of it on one side, and the sensor's grain. */
    static GreyPicture lowLight(GreyPicture sheet, int strength, SplittableRandom random) {
        double light = Damage.pick(strength, 0.35, 0.2, 0.13, 0.09);
        double grain = Damage.pick(strength, 2, 2.5, 2.5, 3);
        double direction = random.nextDouble(2 * Math.PI);
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            double way =
                    ((x - sheet.width() / 2.0) * Math.cos(direction) + (y - sheet.height() / 2.0) * Math.sin(direction))
                            / sheet.side();
            return sheet.at(x, y) * light * (1 - 0.7 * way) + 2 + grain * random.nextGaussian();
        });
    }

    /** Faded ink on grey paper, or a picture behind milky plastic. */
    static GreyPicture lowContrast(GreyPicture sheet, int strength, SplittableRandom random) {
        double half = Damage.pick(strength, 28, 15, 9, 6);
        double middle = random.nextDouble(80, 190);
        double grain = 1.2;
        return GreyPicture.drawn(
                sheet.width(),
                sheet.height(),
                (x, y) -> middle + (sheet.at(x, y) - MIDDLE) / MIDDLE * half + grain * random.nextGaussian());
    }

    /** The sensor's grain, and single pixels that are wholly wrong. */
    static GreyPicture noise(GreyPicture sheet, int strength, SplittableRandom random) {
        double grain = Damage.pick(strength, 25, 45, 65, 85);
        double wrong = Damage.pick(strength, 0, 0.01, 0.03, 0.06);
        return GreyPicture.drawn(sheet.width(), sheet.height(), (x, y) -> {
            if (random.nextDouble() < wrong) {
                return random.nextBoolean() ? 0 : GreyPicture.WHITEST;
            }
            return 20 + sheet.at(x, y) * 0.85 + grain * random.nextGaussian();
        });
    }

    /** Light modules on a dark ground, as a telephone in dark mode shows them; the stronger, the dimmer and softer. */
    static GreyPicture darkMode(GreyPicture sheet, int strength, SplittableRandom random) {
        double brightness = Damage.pick(strength, 1, 0.7, 0.5, 0.35) * random.nextDouble(0.95, 1);
        GreyPicture soft = Softening.gaussian(sheet, Damage.pick(strength, 0.3, 0.8, 1.3, 1.8));
        return GreyPicture.drawn(
                sheet.width(), sheet.height(), (x, y) -> 14 + (GreyPicture.WHITEST - soft.at(x, y)) * brightness);
    }
}
