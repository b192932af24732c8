package org.countersign.acceptance.screen;

/** What a page is looked at with: sizes in CSS pixels. */
public enum Device {
    PHONE(390, 844, true),
    TABLET(820, 1180, true),
    DESKTOP(1280, 800, false);

    private final int width;
    private final int height;
    private final boolean isTouched;

    Device(int width, int height, boolean isTouched) {
        this.width = width;
        this.height = height;
        this.isTouched = isTouched;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Whether it has a finger instead of a mouse. */
    public boolean isTouched() {
        return isTouched;
    }
}
