/** A certificate that follows another: with corrected fields, or with the same ones where every copy of the old one is to become worthless. */
@NullMarked
@NamedInterface("reissue")
package org.countersign.gateway.issuance.reissue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
