/**
 * What one desk knows and keeps: the pinned root key, the trust bundle, the status lists and the floor of time. Everything is verified
 * each time it is read, and nothing goes back.
 */
@NullMarked
package org.countersign.counter.desk;

import org.jspecify.annotations.NullMarked;
