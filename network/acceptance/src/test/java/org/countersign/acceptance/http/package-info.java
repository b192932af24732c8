@NullMarked
package org.countersign.acceptance.http;

import org.jspecify.annotations.NullMarked;
