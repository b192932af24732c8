@NullMarked
package org.countersign.gateway.office.signin;

import org.jspecify.annotations.NullMarked;
