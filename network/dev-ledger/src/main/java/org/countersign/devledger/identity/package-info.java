/** Organisations and their certificates, membership (MSP), signatures and the channel's policies. */
@NullMarked
package org.countersign.devledger.identity;

import org.jspecify.annotations.NullMarked;
