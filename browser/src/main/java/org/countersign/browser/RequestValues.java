package org.countersign.browser;

import org.countersign.format.trust.Showing;

/** Values that more than one request has, from their names. */
final class RequestValues {
    private RequestValues() {}

    static Showing showing(String name) {
        return Showing.ofWireName(name).orElseThrow(() -> new IllegalArgumentException("an unknown way of showing"));
    }
}
