package org.countersign.counter.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Three corner marks that may belong to one code, told apart by their places. */
record MarkTriple(CornerMark topLeft, CornerMark topRight, CornerMark bottomLeft) {
    private static final double MOST_UNEVEN = 2.6;
    private static final double MOST_SKEWED = 0.72;
    private static final int MOST = 10;

    /** The likeliest first: right angles, even legs, equal marks. */
    static List<MarkTriple> among(List<CornerMark> marks) {
        List<MarkTriple> triples = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            for (int j = 0; j < marks.size(); j++) {
                for (int k = j + 1; k < marks.size(); k++) {
                    if (i != j && i != k) {
                        MarkTriple triple = ordered(marks.get(i), marks.get(j), marks.get(k));
                        if (triple.flaw() < Double.MAX_VALUE) {
                            triples.add(triple);
                        }
                    }
                }
            }
        }
        return triples.stream()
                .sorted(Comparator.comparingDouble(MarkTriple::flaw))
                .limit(MOST)
                .toList();
    }

    boolean uses(MarkTriple other) {
        List<CornerMark> others = List.of(other.topLeft, other.topRight, other.bottomLeft);
        return others.contains(topLeft) || others.contains(topRight) || others.contains(bottomLeft);
    }

    /** Clockwise from the corner, in a picture whose y grows downwards, comes the right one first. */
    private static MarkTriple ordered(CornerMark corner, CornerMark one, CornerMark other) {
        double cross =
                (one.x() - corner.x()) * (other.y() - corner.y()) - (one.y() - corner.y()) * (other.x() - corner.x());
        return cross > 0 ? new MarkTriple(corner, one, other) : new MarkTriple(corner, other, one);
    }

    /** How far this is from the three corners of a square that is seen from the front. */
    private double flaw() {
        double across = topLeft.distanceTo(topRight);
        double down = topLeft.distanceTo(bottomLeft);
        double largest = Math.max(topLeft.module(), Math.max(topRight.module(), bottomLeft.module()));
        double smallest = Math.min(topLeft.module(), Math.min(topRight.module(), bottomLeft.module()));
        double uneven = Math.max(across, down) / Math.min(across, down);
        double cosine = ((topRight.x() - topLeft.x()) * (bottomLeft.x() - topLeft.x())
                        + (topRight.y() - topLeft.y()) * (bottomLeft.y() - topLeft.y()))
                / (across * down);
        boolean tooSmall = Math.min(across, down) < 9 * smallest;
        if (tooSmall || uneven > MOST_UNEVEN || Math.abs(cosine) > MOST_SKEWED || largest > MOST_UNEVEN * smallest) {
            return Double.MAX_VALUE;
        }
        return uneven - 1 + Math.abs(cosine) + (largest / smallest - 1);
    }
}
