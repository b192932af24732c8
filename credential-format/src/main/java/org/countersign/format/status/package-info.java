/** Token Status List, CWT form: the status of a hundred thousand certificates in a few kilobytes. */
@NullMarked
package org.countersign.format.status;

import org.jspecify.annotations.NullMarked;
