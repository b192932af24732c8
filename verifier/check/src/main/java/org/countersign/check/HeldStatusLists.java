package org.countersign.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.VerifiedStatusList;

/** The status lists that a counter holds: of each, the newest. */
public final class HeldStatusLists {
    public static final HeldStatusLists NONE = new HeldStatusLists(Map.of());

    private final Map<StatusListUri, VerifiedStatusList> byUri;

    private HeldStatusLists(Map<StatusListUri, VerifiedStatusList> byUri) {
        this.byUri = Map.copyOf(byUri);
    }

    public static HeldStatusLists of(Collection<VerifiedStatusList> lists) {
        HeldStatusLists held = NONE;
        for (VerifiedStatusList list : lists) {
            held = held.with(list);
        }
        return held;
    }

    public HeldStatusLists with(VerifiedStatusList list) {
        Map<StatusListUri, VerifiedStatusList> next = new HashMap<>(byUri);
        next.merge(list.token().uri(), list, HeldStatusLists::newer);
        return new HeldStatusLists(next);
    }

    public Optional<VerifiedStatusList> find(StatusListUri uri) {
        return Optional.ofNullable(byUri.get(uri));
    }

    public Collection<VerifiedStatusList> all() {
        return byUri.values();
    }

    private static VerifiedStatusList newer(VerifiedStatusList a, VerifiedStatusList b) {
        return b.token().issuedAt().isBefore(a.token().issuedAt()) ? a : b;
    }
}
