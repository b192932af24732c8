@NullMarked
package org.countersign.gateway.database;

import org.jspecify.annotations.NullMarked;
