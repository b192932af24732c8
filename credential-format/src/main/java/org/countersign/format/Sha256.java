package org.countersign.format;

/** Port to SHA-256, since the browser's runtime has none of its own. */
@FunctionalInterface
public interface Sha256 {
    Digest digest(Bytes message);
}
