/** QR codes, drawn and read in a page: ZXing's encoder and decoder behind two calls. Pure; runs on the JVM as well. */
@NullMarked
package org.countersign.browser.code;

import org.jspecify.annotations.NullMarked;
