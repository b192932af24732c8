/** Base45 of RFC 9285: the text inside an alphanumeric QR code. */
@NullMarked
package org.countersign.format.base45;

import org.jspecify.annotations.NullMarked;
