package org.countersign.counter.reading;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads one code from its three corner marks on paper that need not be flat: every alignment mark that is found pins the code to the
 * picture, and modules are compared with their neighbours, so that shade and blur matter less.
 */
final class BentCode {
    private static final int[] VERSION_OFFSETS = {0, 1, -1};
    /** Both legs of a code have the same number of modules, however it lies; counting them is not that exact. */
    private static final double MOST_APART = 0.25;
    /** Of the 49 modules of a corner mark so many may be wrong. */
    private static final int MOST_WRONG_IN_CORNER = 9;

    /** From the centre of a corner mark to the corner of the code. */
    private static final double TO_CENTRE = 3.5;

    private static final int MOST_WRONG = 3;
    private static final double[] SHARPENINGS = {0, 0.5, 1};
    private static final int[] NEIGHBOURHOODS = {4, 9};

    private final GreyPlane plane;
    private final Ink ink;
    private final MarkTriple marks;

    BentCode(GreyPlane plane, Ink ink, MarkTriple marks) {
        this.plane = plane;
        this.ink = ink;
        this.marks = marks;
    }

    Optional<String> read() {
        double across = marks.topLeft().distanceTo(marks.topRight()) / meanModule(marks.topLeft(), marks.topRight());
        double down = marks.topLeft().distanceTo(marks.bottomLeft()) / meanModule(marks.topLeft(), marks.bottomLeft());
        if (Math.abs(across - down) > MOST_APART * Math.max(across, down) || !hasCorners(across, down)) {
            return Optional.empty();
        }
        int estimated = (int) Math.round(((across + down) / 2 + 2 * TO_CENTRE - 17) / 4);
        for (int offset : VERSION_OFFSETS) {
            int version = estimated + offset;
            if (version >= 1 && version <= 40) {
                Optional<String> text = read(Version.getVersionForNumber(version));
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** Grain and letters make marks too; as a square of seven modules that lies as the code lies they seldom hold. */
    private boolean hasCorners(double across, double down) {
        double acrossX = (marks.topRight().x() - marks.topLeft().x()) / across;
        double acrossY = (marks.topRight().y() - marks.topLeft().y()) / across;
        double downX = (marks.bottomLeft().x() - marks.topLeft().x()) / down;
        double downY = (marks.bottomLeft().y() - marks.topLeft().y()) / down;
        for (CornerMark mark : List.of(marks.topLeft(), marks.topRight(), marks.bottomLeft())) {
            // A corner that is farther from the camera is smaller than the others.
            double scale = Math.clamp(mark.module() / meanOfMarks(), 0.7, 1.4);
            if (wrongInCorner(mark, acrossX * scale, acrossY * scale, downX * scale, downY * scale)
                    > MOST_WRONG_IN_CORNER) {
                return false;
            }
        }
        return true;
    }

    private double meanOfMarks() {
        return (marks.topLeft().module()
                        + marks.topRight().module()
                        + marks.bottomLeft().module())
                / 3;
    }

    private int wrongInCorner(CornerMark mark, double acrossX, double acrossY, double downX, double downY) {
        int wrong = 0;
        for (int down = -3; down <= 3; down++) {
            for (int across = -3; across <= 3; across++) {
                boolean dark = Math.max(Math.abs(down), Math.abs(across)) != 2;
                double x = mark.x() + across * acrossX + down * downX;
                double y = mark.y() + across * acrossY + down * downY;
                wrong += ink.at(x, y) == dark ? 0 : 1;
            }
        }
        return wrong;
    }

    private double meanModule(CornerMark one, CornerMark other) {
        return (moduleTowards(one, other) + moduleTowards(other, one)) / 2;
    }

    /** Along the line to another mark the mark ends after three changes of colour, three and a half modules from its centre. */
    private double moduleTowards(CornerMark from, CornerMark to) {
        double length = from.distanceTo(to);
        double stepX = (to.x() - from.x()) / length;
        double stepY = (to.y() - from.y()) / length;
        double ahead = edge(from, stepX, stepY);
        double behind = edge(from, -stepX, -stepY);
        if (ahead < 0 && behind < 0) {
            return from.module();
        }
        double mean = ahead < 0 ? behind : behind < 0 ? ahead : (ahead + behind) / 2;
        return mean / TO_CENTRE;
    }

    private double edge(CornerMark from, double stepX, double stepY) {
        boolean dark = true;
        int changes = 0;
        double longest = 8 * from.module();
        for (double way = 0; way < longest; way += 0.25) {
            boolean now = ink.at(from.x() + way * stepX, from.y() + way * stepY);
            if (now != dark) {
                dark = now;
                changes++;
                if (changes == 3) {
                    return way;
                }
            }
        }
        return -1;
    }

    private Optional<String> read(Version version) {
        int side = version.getDimensionForVersion();
        ThinPlate plate = pinned(version, side);
        double[][] modules = sampled(plate, side);
        for (int neighbourhood : NEIGHBOURHOODS) {
            for (double sharpening : SHARPENINGS) {
                Optional<String> text = decoded(bits(modules, sharpening, neighbourhood));
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** From the three corners on, the nearest alignment marks first, so that each is looked for close to where it is. */
    private ThinPlate pinned(Version version, int side) {
        List<ThinPlate.Pin> pins = new ArrayList<>();
        double far = side - TO_CENTRE;
        pins.add(new ThinPlate.Pin(
                TO_CENTRE, TO_CENTRE, marks.topLeft().x(), marks.topLeft().y()));
        pins.add(new ThinPlate.Pin(
                far, TO_CENTRE, marks.topRight().x(), marks.topRight().y()));
        pins.add(new ThinPlate.Pin(
                TO_CENTRE, far, marks.bottomLeft().x(), marks.bottomLeft().y()));
        ThinPlate plate = new ThinPlate(pins);
        for (double[] centre : alignmentCentres(version, side)) {
            double nearest = pins.stream()
                    .mapToDouble(pin -> Math.hypot(pin.column() - centre[0], pin.row() - centre[1]))
                    .min()
                    .orElse(0);
            Optional<ThinPlate.Pin> found = alignment(plate, centre[0], centre[1], 1.5 + nearest / 7);
            if (found.isPresent()) {
                pins.add(found.get());
                plate = new ThinPlate(pins);
            }
        }
        return plate;
    }

    private static List<double[]> alignmentCentres(Version version, int side) {
        List<double[]> centres = new ArrayList<>();
        int[] places = version.getAlignmentPatternCenters();
        for (int row : places) {
            for (int column : places) {
                boolean inCorner =
                        (row < 8 && column < 8) || (row < 8 && column > side - 9) || (row > side - 9 && column < 8);
                if (!inCorner) {
                    centres.add(new double[] {column + 0.5, row + 0.5});
                }
            }
        }
        centres.sort(Comparator.comparingDouble(centre -> centre[0] + centre[1]));
        return centres;
    }

    /** The place near the expected one where a mark of five by five fits best; none where it does not fit well enough. */
    private Optional<ThinPlate.Pin> alignment(ThinPlate plate, double column, double row, double reach) {
        double x = plate.x(column, row);
        double y = plate.y(column, row);
        double acrossX = (plate.x(column + 1, row) - plate.x(column - 1, row)) / 2;
        double acrossY = (plate.y(column + 1, row) - plate.y(column - 1, row)) / 2;
        double downX = (plate.x(column, row + 1) - plate.x(column, row - 1)) / 2;
        double downY = (plate.y(column, row + 1) - plate.y(column, row - 1)) / 2;
        double best = Double.MAX_VALUE;
        double sumX = 0;
        double sumY = 0;
        int equal = 0;
        for (double down = -reach; down <= reach; down += 0.25) {
            for (double across = -reach; across <= reach; across += 0.25) {
                double atX = x + across * acrossX + down * downX;
                double atY = y + across * acrossY + down * downY;
                int wrong = wrongModules(atX, atY, acrossX, acrossY, downX, downY);
                if (wrong > MOST_WRONG) {
                    continue;
                }
                if (wrong < best) {
                    best = wrong;
                    sumX = 0;
                    sumY = 0;
                    equal = 0;
                }
                if (wrong == best) {
                    sumX += atX;
                    sumY += atY;
                    equal++;
                }
            }
        }
        return equal == 0 ? Optional.empty() : Optional.of(new ThinPlate.Pin(column, row, sumX / equal, sumY / equal));
    }

    private int wrongModules(double x, double y, double acrossX, double acrossY, double downX, double downY) {
        int wrong = 0;
        for (int down = -2; down <= 2; down++) {
            for (int across = -2; across <= 2; across++) {
                boolean dark = Math.max(Math.abs(down), Math.abs(across)) != 1;
                boolean is = ink.at(x + across * acrossX + down * downX, y + across * acrossY + down * downY);
                if (is != dark && ++wrong > MOST_WRONG) {
                    return wrong;
                }
            }
        }
        return wrong;
    }

    /** The mean grey of the middle of each module. */
    private double[][] sampled(ThinPlate plate, int side) {
        double[][] modules = new double[side][side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double sum = 0;
                double x = plate.x(column + 0.5, row + 0.5);
                double y = plate.y(column + 0.5, row + 0.5);
                double nextX = plate.x(column + 0.75, row + 0.75) - x;
                double nextY = plate.y(column + 0.75, row + 0.75) - y;
                sum += 2 * plane.at(x, y);
                sum += plane.at(x + nextX, y + nextY) + plane.at(x - nextX, y - nextY);
                sum += plane.at(x - nextY, y + nextX) + plane.at(x + nextY, y - nextX);
                modules[row][column] = sum / 6;
            }
        }
        return modules;
    }

    /** Dark where a module, freed of what its four neighbours shed on it, is darker than the mean around it. */
    private static BitMatrix bits(double[][] modules, double sharpening, int neighbourhood) {
        int side = modules.length;
        int[] sharp = new int[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double around = (modules[Math.max(0, row - 1)][column]
                                + modules[Math.min(side - 1, row + 1)][column]
                                + modules[row][Math.max(0, column - 1)]
                                + modules[row][Math.min(side - 1, column + 1)])
                        / 4;
                double value = modules[row][column];
                sharp[row * side + column] = (int) (16 * (value + sharpening * (value - around)));
            }
        }
        GreyPlane means = new GreyPlane(side, side, sharp).blurred(neighbourhood);
        BitMatrix bits = new BitMatrix(side);
        for (int i = 0; i < sharp.length; i++) {
            if (sharp[i] < means.value(i)) {
                bits.set(i % side, i / side);
            }
        }
        return bits;
    }

    private static Optional<String> decoded(BitMatrix bits) {
        try {
            return Optional.of(new Decoder().decode(bits).getText());
        } catch (ChecksumException | FormatException none) {
            return Optional.empty();
        }
    }
}
