/** Find, look, suspend, resume, revoke, reissue. */
@NullMarked
package org.countersign.gateway.office.certificates;

import org.jspecify.annotations.NullMarked;
