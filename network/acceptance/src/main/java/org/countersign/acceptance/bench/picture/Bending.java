package org.countersign.acceptance.bench.picture;

import java.util.SplittableRandom;

/** Damage that moves points: the sheet is tilted, bent, turned, or seen from far away. */
final class Bending {
    /** The camera's distance, in sides of the sheet. */
    private static final double DISTANCE = 2.0;

    private static final double DESK = 96;

    private Bending() {}

    /** The sheet lies at an angle to the camera, about any axis in its plane. */
    static GreyPicture angle(GreyPicture sheet, int strength, SplittableRandom random) {
        double tilt = Math.toRadians(Damage.pick(strength, 20, 35, 48, 58));
        double axis = random.nextDouble(2 * Math.PI);
        double focus = DISTANCE * sheet.side();
        return seen(sheet, (x, y) -> {
            double along = x * Math.cos(axis) + y * Math.sin(axis);
            double across = -x * Math.sin(axis) + y * Math.cos(axis);
            // The ray through (along, across) meets the tilted plane at this distance from the axis.
            double onPlane = across * focus / (focus * Math.cos(tilt) - across * Math.sin(tilt));
            double stretch = (focus + onPlane * Math.sin(tilt)) / focus;
            double alongPlane = along * stretch;
            return new double[] {
                alongPlane * Math.cos(axis) - onPlane * Math.sin(axis),
                alongPlane * Math.sin(axis) + onPlane * Math.cos(axis)
            };
        });
    }

    /** The sheet is wound around a cylinder, such as a bottle or a rolled page, that the camera sees from a little above. */
    static GreyPicture curve(GreyPicture sheet, int strength, SplittableRandom random) {
        double half = Math.toRadians(Damage.pick(strength, 25, 40, 52, 62));
        double axis = random.nextInt(4) * Math.PI / 2 + random.nextDouble(-0.15, 0.15);
        double radius = sheet.side() / 2.0 / half;
        double rise = random.nextDouble(0.05, 0.25);
        return seen(sheet, (x, y) -> {
            double along = x * Math.cos(axis) + y * Math.sin(axis);
            double across = -x * Math.sin(axis) + y * Math.cos(axis);
            double sine = Math.clamp(across / radius, -1, 1);
            double around = radius * Math.asin(sine);
            double lifted = along + rise * radius * (1 - Math.cos(Math.asin(sine)));
            return new double[] {
                lifted * Math.cos(axis) - around * Math.sin(axis), lifted * Math.sin(axis) + around * Math.cos(axis)
            };
        });
    }

    static GreyPicture rotation(GreyPicture sheet, int strength, SplittableRandom random) {
        double degrees = (random.nextBoolean() ? 1 : -1)
                * (Damage.pick(strength, 3, 14, 33, 75) + random.nextDouble(Damage.pick(strength, 8, 16, 25, 105)));
        double angle = Math.toRadians(degrees);
        return seen(sheet, (x, y) ->
                new double[] {x * Math.cos(angle) + y * Math.sin(angle), -x * Math.sin(angle) + y * Math.cos(angle)});
    }

    /** Seen from far away, so that few pixels are left for each module; at strength one it is seen through a magnifier instead. */
    static GreyPicture scale(GreyPicture sheet, int strength, SplittableRandom random) {
        double scale = Damage.pick(strength, 2.6, 0.5, 0.36, 0.28) * random.nextDouble(0.95, 1.05);
        int width = (int) Math.round(sheet.width() * scale);
        int height = (int) Math.round(sheet.height() * scale);
        return GreyPicture.drawn(
                width, height, (x, y) -> sheet.meanAround((x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5, 1 / scale));
    }

    /** From a point of the new picture to the point of the sheet that is seen there; both from the centre. */
    private interface Ray {
        double[] meets(double x, double y);
    }

    private static GreyPicture seen(GreyPicture sheet, Ray ray) {
        double centreX = (sheet.width() - 1) / 2.0;
        double centreY = (sheet.height() - 1) / 2.0;
        int width = (int) (sheet.width() * 1.3);
        int height = (int) (sheet.height() * 1.3);
        return GreyPicture.drawn(width, height, (x, y) -> {
            double[] met = ray.meets(x - (width - 1) / 2.0, y - (height - 1) / 2.0);
            double sheetX = met[0] + centreX;
            double sheetY = met[1] + centreY;
            return sheet.holds(sheetX, sheetY) ? sheet.at(sheetX, sheetY) : DESK;
        });
    }
}
