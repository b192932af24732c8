/** The counter pass: one certificate in one small QR code. */
@NullMarked
package org.countersign.format.pass;

import org.jspecify.annotations.NullMarked;
