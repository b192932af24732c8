/**
 * The pages that officers work with, below {@code /office}: plain HTML from the server, which htmx refreshes in parts. They do nothing that the modules behind them would not
 * do for the API; what is theirs is who may (accounts, roles, masking), what was done (events), and who must agree (approval).
 *
 * <p>From the bottom up: {@code accounts}; {@code events}; {@code pages}; {@code signin}; {@code approval}; {@code certificates}, {@code print}, {@code issue} and {@code imports}.
 */
@NullMarked
package org.countersign.gateway.office;

import org.jspecify.annotations.NullMarked;
