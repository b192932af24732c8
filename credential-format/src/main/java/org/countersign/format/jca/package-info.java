/** The ports of this library on the Java Cryptography Architecture. The only package that imports java.security; the browser has its own. */
@NullMarked
package org.countersign.format.jca;

import org.jspecify.annotations.NullMarked;
