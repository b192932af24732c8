/** Says the same as the package it tests: whichever of the two a class loader finds first, the module's boundary is the same. */
@NullMarked
@NamedInterface("copies")
package org.countersign.gateway.issuance.copies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
