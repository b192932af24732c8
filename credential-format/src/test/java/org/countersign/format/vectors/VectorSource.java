package org.countersign.format.vectors;

import java.util.List;

/** Makes the vectors of one form, from fixed keys and fixed content: the same ones each time. */
@FunctionalInterface
public interface VectorSource {
    List<PublishedVector> vectors();
}
