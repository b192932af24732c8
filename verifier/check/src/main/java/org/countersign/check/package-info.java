/**
 * The check: from a scanned text and what the counter holds to one verdict. Pure: no clock, no randomness, no network, no
 * file; the same code runs on the server, on the command line and in the browser.
 */
@NullMarked
package org.countersign.check;

import org.jspecify.annotations.NullMarked;
