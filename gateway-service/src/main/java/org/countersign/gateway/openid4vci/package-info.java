/**
 * The credential issuer of OpenID4VCI 1.0: metadata, offers, nonces, credentials, deferred credentials, notifications. What a wallet may fetch is the authorization
 * server's word ({@code authorization}); the credentials are made by {@code issuance.copies}.
 */
@NullMarked
package org.countersign.gateway.openid4vci;

import org.jspecify.annotations.NullMarked;
