package org.countersign.format.vectors;

import com.eclipsesource.json.JsonObject;
import org.countersign.format.FormatException;

/** How the vectors of one form are put to this library. */
@FunctionalInterface
public interface VectorForm {
    /**
     * Reads (or writes) what the input says and tells what came out, in the shape of {@code expect.accepted}. Asserts by
     * itself that what it accepts encodes to the very same bytes again.
     */
    JsonObject accept(JsonObject input) throws FormatException;
}
