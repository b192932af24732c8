/** An issuing officer at the gateway's API: issues certificates, offers them to wallets, revokes them. */
@NullMarked
package org.countersign.acceptance.office;

import org.jspecify.annotations.NullMarked;
