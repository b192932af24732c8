package org.countersign.format.trust;

import java.util.Optional;

/** What a type demands of the moment when a pass is shown. */
public enum Showing {
    /** Paper or a picture will do. */
    STATIC("static"),
    /** The holder's device must have signed a moment ago. */
    LIVE("live"),
    /** The holder's device must have signed for this very desk. */
    DESK_BOUND("desk-bound");

    private final String wireName;

    Showing(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Showing> ofWireName(String name) {
        for (Showing showing : values()) {
            if (showing.wireName.equals(name)) {
                return Optional.of(showing);
            }
        }
        return Optional.empty();
    }
}
