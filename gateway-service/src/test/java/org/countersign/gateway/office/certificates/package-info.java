@NullMarked
package org.countersign.gateway.office.certificates;

import org.jspecify.annotations.NullMarked;
