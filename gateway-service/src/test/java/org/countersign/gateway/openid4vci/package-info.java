@NullMarked
package org.countersign.gateway.openid4vci;

import org.jspecify.annotations.NullMarked;
