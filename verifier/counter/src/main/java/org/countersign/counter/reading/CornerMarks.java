package org.countersign.counter.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds corner marks: dark, light, dark, light, dark in the proportion 1:1:3:1:1, across and down. */
final class CornerMarks {
    private static final int RUNS = 5;
    /** How far from its proportion a run may be, in modules of its own width. */
    private static final double TOLERANCE = 0.7;

    private static final int MOST = 12;

    private final Ink ink;
    private final List<CornerMark> found = new ArrayList<>();

    private CornerMarks(Ink ink) {
        this.ink = ink;
    }

    /** The marks that most rows showed, those first. */
    static List<CornerMark> in(Ink ink) {
        CornerMarks marks = new CornerMarks(ink);
        for (int y = 0; y < ink.height(); y++) {
            marks.scanRow(y);
        }
        return marks.found.stream()
                .filter(mark -> mark.seen() >= 2)
                .sorted(Comparator.comparingInt(CornerMark::seen).reversed())
                .limit(MOST)
                .toList();
    }

    private void scanRow(int y) {
        int[] runs = new int[RUNS];
        int complete = 0;
        boolean dark = false;
        int length = 0;
        for (int x = 0; x <= ink.width(); x++) {
            boolean now = x < ink.width() && ink.at(x, y);
            if (now == dark && x < ink.width()) {
                length++;
                continue;
            }
            System.arraycopy(runs, 1, runs, 0, RUNS - 1);
            runs[RUNS - 1] = length;
            complete++;
            if (dark && complete >= RUNS && isMark(runs)) {
                consider(x - runs[4] - runs[3] - runs[2] / 2.0, y, total(runs));
            }
            dark = now;
            length = 1;
        }
    }

    private void consider(double x, int y, int width) {
        double[] down = crossed((int) x, y, 0, 1, width);
        if (down.length == 0) {
            return;
        }
        double centreY = down[0];
        double[] across = crossed((int) x, (int) centreY, 1, 0, width);
        if (across.length == 0) {
            return;
        }
        double module = (down[1] + across[1]) / 2 / 7;
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isAt(across[0], centreY, module)) {
                found.set(i, found.get(i).with(across[0], centreY, module));
                return;
            }
        }
        found.add(new CornerMark(across[0], centreY, module, 1));
    }

    /** Through a point, along an axis: the centre of the mark on that axis and its width; empty when there is none. */
    private double[] crossed(int x, int y, int stepX, int stepY, int expected) {
        int[] runs = new int[RUNS];
        int back = walk(x, y, -stepX, -stepY, runs, -1, expected);
        int forth = walk(x + stepX, y + stepY, stepX, stepY, runs, 1, expected);
        int width = total(runs);
        if (back < 0 || forth < 0 || width > 3 * expected || 3 * width < expected || !isMark(runs)) {
            return new double[0];
        }
        double start = (stepX == 1 ? x : y) + 1.0 - back;
        return new double[] {start + runs[0] + runs[1] + runs[2] / 2.0, width};
    }

    /** Adds up the middle run and the two beyond it; how far it went, or -1 where the picture or the patience ended. */
    private int walk(int x, int y, int stepX, int stepY, int[] runs, int side, int expected) {
        int run = 0;
        int steps = 0;
        int atX = x;
        int atY = y;
        while (run < 3) {
            boolean inside = atX >= 0 && atY >= 0 && atX < ink.width() && atY < ink.height();
            boolean wanted = run != 1;
            if (inside && ink.at(atX, atY) == wanted) {
                runs[2 + side * run]++;
                steps++;
                atX += stepX;
                atY += stepY;
                if (steps > 2 * expected) {
                    return -1;
                }
            } else {
                run++;
            }
        }
        return steps;
    }

    private static boolean isMark(int[] runs) {
        double module = total(runs) / 7.0;
        double most = module * TOLERANCE;
        return module >= 1
                && runs[0] > 0
                && runs[1] > 0
                && runs[3] > 0
                && runs[4] > 0
                && Math.abs(module - runs[0]) < most
                && Math.abs(module - runs[1]) < most
                && Math.abs(3 * module - runs[2]) < 3 * most
                && Math.abs(module - runs[3]) < most
                && Math.abs(module - runs[4]) < most;
    }

    private static int total(int[] runs) {
        int total = 0;
        for (int run : runs) {
            total += run;
        }
        return total;
    }
}
