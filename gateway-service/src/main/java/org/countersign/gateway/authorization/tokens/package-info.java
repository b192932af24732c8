/** What is in a token and in the answer that hands it out. */
@NullMarked
package org.countersign.gateway.authorization.tokens;

import org.jspecify.annotations.NullMarked;
