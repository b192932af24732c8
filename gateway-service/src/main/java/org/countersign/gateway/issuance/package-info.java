/**
 * Issues certificates: checks what officers send against the type, signs the counter pass, and leaves the registration with the ledger's outbox.
 */
@NullMarked
package org.countersign.gateway.issuance;

import org.jspecify.annotations.NullMarked;
