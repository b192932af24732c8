/** The gateway: one package per module; see the folder's README. */
@NullMarked
package org.countersign.gateway;

import org.jspecify.annotations.NullMarked;
