/** The scripts of network/fabric: their form everywhere, and what they do where Fabric's programs are on PATH. */
@NullMarked
package org.countersign.acceptance.fabric;

import org.jspecify.annotations.NullMarked;
