/** The published vectors: how they are made, and how this library is held to them. */
@NullMarked
package org.countersign.format.vectors;

import org.jspecify.annotations.NullMarked;
