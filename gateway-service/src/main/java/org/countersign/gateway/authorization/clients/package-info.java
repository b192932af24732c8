/** Wallets as clients, and how they prove who they are: by a registered key, by TLS certificate, by attestation, or not at all. */
@NullMarked
package org.countersign.gateway.authorization.clients;

import org.jspecify.annotations.NullMarked;
