package org.countersign.acceptance.bench.picture;

import java.util.Locale;
import java.util.SplittableRandom;

/** What happens to a code between the printer or screen and the camera. Each kind in four strengths, the fourth at the edge of the readable. */
public enum Damage {
    ANGLE,
    BLUR,
    CURVE,
    TEAR,
    GLARE,
    LOW_LIGHT,
    LOW_CONTRAST,
    NOISE,
    SCALE,
    ROTATION,
    SMEAR,
    FOLD,
    PRINT_DITHER,
    DARK_MODE,
    QUIET_ZONE_CROP,
    MOTION;

    public static final int STRENGTHS = 4;

    /** The same sheet, strength and seed give the same picture. */
    public GreyPicture done(GreyPicture sheet, int strength, long seed) {
        if (strength < 1 || strength > STRENGTHS) {
            throw new IllegalArgumentException("strengths are 1 to " + STRENGTHS + ", not " + strength);
        }
        SplittableRandom random = new SplittableRandom(seed);
        return switch (this) {
            case ANGLE -> Bending.angle(sheet, strength, random);
            case BLUR -> Softening.blur(sheet, strength, random);
            case CURVE -> Bending.curve(sheet, strength, random);
            case TEAR -> Handling.tear(sheet, strength, random);
            case GLARE -> Lighting.glare(sheet, strength, random);
            case LOW_LIGHT -> Lighting.lowLight(sheet, strength, random);
            case LOW_CONTRAST -> Lighting.lowContrast(sheet, strength, random);
            case NOISE -> Lighting.noise(sheet, strength, random);
            case SCALE -> Bending.scale(sheet, strength, random);
            case ROTATION -> Bending.rotation(sheet, strength, random);
            case SMEAR -> Handling.smear(sheet, strength, random);
            case FOLD -> Handling.fold(sheet, strength, random);
            case PRINT_DITHER -> Handling.printDither(sheet, strength, random);
            case DARK_MODE -> Lighting.darkMode(sheet, strength, random);
            case QUIET_ZONE_CROP -> Handling.quietZoneCrop(sheet, strength, random);
            case MOTION -> Softening.motion(sheet, strength, random);
        };
    }

    /** As reports call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static double pick(int strength, double... ofStrength) {
        return ofStrength[strength - 1];
    }
}
