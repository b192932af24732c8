/** The exported functions and the ports on what a browser offers. The only package that knows TeaVM. */
@NullMarked
package org.countersign.browser.web;

import org.jspecify.annotations.NullMarked;
