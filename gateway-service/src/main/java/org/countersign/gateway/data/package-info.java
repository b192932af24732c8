/** The gateway's data folder, its lock, and the secrets kept in it. */
@NullMarked
package org.countersign.gateway.data;

import org.jspecify.annotations.NullMarked;
