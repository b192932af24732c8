/** The gateway as a client of its API sees it: HTTP, tokens, problems. */
@NullMarked
package org.countersign.acceptance.http;

import org.jspecify.annotations.NullMarked;
