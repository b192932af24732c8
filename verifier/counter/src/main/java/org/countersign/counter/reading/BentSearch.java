package org.countersign.counter.reading;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for codes on paper that is bent, shaded, faded or grainy: the picture is prepared in several ways until one gives a text. */
final class BentSearch {
    /**
     * How far values are evened out before the search, in pixels, and what counts as the surroundings of a pixel, as a share of the
     * picture's shorter side. Evening out helps against grain, screens of printers and sharp scratches.
     */
    private static final double[][] PREPARATIONS = {
        {0, 0.05}, {1, 0.05}, {2, 0.12}, {0, 0.025}, {0, 0.12}, {1, 0.12}, {2, 0.05}, {3, 0.12}
    };
    /** So many of them are tried with black and white exchanged. */
    private static final int INVERTED = 2;

    private BentSearch() {}

    static Set<String> texts(BufferedImage grey) {
        GreyPlane plain = GreyPlane.of(grey).stretched();
        for (double[] preparation : PREPARATIONS) {
            Set<String> found = texts(plain, preparation);
            if (!found.isEmpty() || Thread.currentThread().isInterrupted()) {
                return found;
            }
        }
        GreyPlane inverted = plain.inverted();
        for (int i = 0; i < INVERTED; i++) {
            Set<String> found = texts(inverted, PREPARATIONS[i]);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    private static Set<String> texts(GreyPlane plain, double[] preparation) {
        int blur = (int) preparation[0];
        GreyPlane plane = blur == 0 ? plain : plain.blurred(blur);
        return texts(plane, Math.max(4, (int) (preparation[1] * plane.side())));
    }

    private static Set<String> texts(GreyPlane plane, int reach) {
        Ink ink = Ink.of(plane, reach);
        Set<String> found = new LinkedHashSet<>();
        List<MarkTriple> done = new ArrayList<>();
        for (MarkTriple triple : MarkTriple.among(CornerMarks.in(ink))) {
            if (done.stream().noneMatch(triple::uses)) {
                Optional<String> text = new BentCode(plane, ink, triple).read();
                if (text.isPresent()) {
                    found.add(text.get());
                    done.add(triple);
                }
            }
        }
        return found;
    }
}
