/** Names on the wire of documents that more than one module speaks: one class for each document, and nothing else. */
@NullMarked
package org.countersign.gateway.protocol;

import org.jspecify.annotations.NullMarked;
