/** Says the same as the package it tests: whichever of the two a class loader finds first, the module's boundary is the same. */
@NullMarked
@NamedInterface("reissue")
package org.countersign.gateway.issuance.reissue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
