package org.countersign.gateway.issuance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to give as {@code after} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Page<T>(List<T> items, @Nullable String next) {
    static final int USUAL = 100;
    static final int LARGEST = 500;

    /** A page of what was found; when it is full, there may be more. */
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> id) {
        return new Page<>(found, found.size() < limit ? null : id.apply(found.getLast()));
    }
}
