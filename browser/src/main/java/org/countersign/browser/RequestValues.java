package org.countersign.browser;

import org.countersign.format.trust.Showing;

/** What more than one request has. */
final class RequestValues {
    /** Room for the largest trust bundle and a dozen of the largest status lists, in hex. */
    static final int MAX_CHARS = 1 << 26;

    private RequestValues() {}

    static Showing showing(String name) {
        return Showing.ofWireName(name).orElseThrow(() -> new IllegalArgumentException("an unknown way of showing"));
    }
}
