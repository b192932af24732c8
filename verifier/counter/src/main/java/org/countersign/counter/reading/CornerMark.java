package org.countersign.counter.reading;

/**
 * One of the three squares in the corners of a QR code (ISO/IEC 18004, finder pattern).
 *
 * @param module its module's size in pixels, along rows and columns of the picture
 * @param seen how many rows of the picture showed it
 */
record CornerMark(double x, double y, double module, int seen) {
    double distanceTo(CornerMark other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    boolean isAt(double otherX, double otherY, double otherModule) {
        return Math.abs(otherX - x) < 2 * module
                && Math.abs(otherY - y) < 2 * module
                && otherModule < 2 * module
                && module < 2 * otherModule;
    }

    CornerMark with(double otherX, double otherY, double otherModule) {
        int all = seen + 1;
        return new CornerMark(
                (x * seen + otherX) / all, (y * seen + otherY) / all, (module * seen + otherModule) / all, all);
    }
}
