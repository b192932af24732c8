/** Random faults on a schedule that a seed replays, work that never loses patience meanwhile, and a recount of everything. */
@NullMarked
package org.countersign.acceptance.system.fault;

import org.jspecify.annotations.NullMarked;
