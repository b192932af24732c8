@NullMarked
package org.countersign.format.x509;

import org.jspecify.annotations.NullMarked;
