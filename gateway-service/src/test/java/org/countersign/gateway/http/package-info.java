@NullMarked
package org.countersign.gateway.http;

import org.jspecify.annotations.NullMarked;
