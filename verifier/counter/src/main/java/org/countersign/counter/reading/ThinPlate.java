package org.countersign.counter.reading;

import java.util.List;

/**
 * A thin metal plate bent through given points: the smoothest way from modules to pixels that meets every mark which was found. With
 * three points it is a parallelogram; each further point bends it to the paper.
 */
final class ThinPlate {
    /** A point of the code, in modules, and where the picture shows it, in pixels. */
    record Pin(double column, double row, double x, double y) {}

    private final List<Pin> pins;
    private final double[] forX;
    private final double[] forY;

    ThinPlate(List<Pin> pins) {
        this.pins = List.copyOf(pins);
        int n = pins.size();
        double[][] system = new double[n + 3][n + 5];
        for (int i = 0; i < n; i++) {
            Pin pin = pins.get(i);
            for (int j = 0; j < n; j++) {
                system[i][j] = bend(
                        pin.column() - pins.get(j).column(),
                        pin.row() - pins.get(j).row());
            }
            double[] plane = {1, pin.column(), pin.row()};
            for (int j = 0; j < plane.length; j++) {
                system[i][n + j] = plane[j];
                system[n + j][i] = plane[j];
            }
            system[i][n + 3] = pin.x();
            system[i][n + 4] = pin.y();
        }
        solve(system);
        this.forX = new double[n + 3];
        this.forY = new double[n + 3];
        for (int i = 0; i < n + 3; i++) {
            forX[i] = system[i][n + 3];
            forY[i] = system[i][n + 4];
        }
    }

    double x(double column, double row) {
        return at(forX, column, row);
    }

    double y(double column, double row) {
        return at(forY, column, row);
    }

    private double at(double[] weights, double column, double row) {
        int n = pins.size();
        double sum = weights[n] + weights[n + 1] * column + weights[n + 2] * row;
        for (int i = 0; i < n; i++) {
            sum += weights[i]
                    * bend(column - pins.get(i).column(), row - pins.get(i).row());
        }
        return sum;
    }

    private static double bend(double across, double down) {
        double square = across * across + down * down;
        return square == 0 ? 0 : square * Math.log(square);
    }

    /** Gauss and Jordan, with the largest pivot; the last two columns become the solutions. */
    private static void solve(double[][] system) {
        int n = system.length;
        for (int column = 0; column < n; column++) {
            int largest = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(system[row][column]) > Math.abs(system[largest][column])) {
                    largest = row;
                }
            }
            double[] pivot = system[largest];
            system[largest] = system[column];
            system[column] = pivot;
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : system[row][column] / pivot[column];
                for (int i = column; factor != 0 && i < pivot.length; i++) {
                    system[row][i] -= factor * pivot[i];
                }
            }
        }
        for (int row = 0; row < n; row++) {
            for (int i = n; i < n + 2; i++) {
                system[row][i] /= system[row][row];
            }
        }
    }
}
