/** The counter's command line: decides about a certificate without a network, from what a person can hand over. */
@NullMarked
package org.countersign.counter;

import org.jspecify.annotations.NullMarked;
