/** Pages for citizens who signed in: their certificates, and what to do when a phone is lost. */
@NullMarked
package org.countersign.gateway.citizen;

import org.jspecify.annotations.NullMarked;
