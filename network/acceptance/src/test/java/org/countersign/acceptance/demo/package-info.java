@NullMarked
package org.countersign.acceptance.demo;

import org.jspecify.annotations.NullMarked;
