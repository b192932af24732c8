@NullMarked
package org.countersign.format.cbor;

import org.jspecify.annotations.NullMarked;
