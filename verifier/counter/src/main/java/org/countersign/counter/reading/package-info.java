/**
 * Takes the scanned text out of what a person hands over: a picture, a PDF, a text file. Knows nothing of certificates. Everything
 * is bounded, because the file comes from a stranger.
 */
@NullMarked
package org.countersign.counter.reading;

import org.jspecify.annotations.NullMarked;
