/** A check in a child process that cannot open a socket. */
@NullMarked
package org.countersign.acceptance.offline;

import org.jspecify.annotations.NullMarked;
