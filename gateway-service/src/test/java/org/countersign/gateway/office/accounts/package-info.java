@NullMarked
package org.countersign.gateway.office.accounts;

import org.jspecify.annotations.NullMarked;
