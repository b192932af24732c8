/** What all pages of officers share. */
@NullMarked
package org.countersign.gateway.office.pages;

import org.jspecify.annotations.NullMarked;
