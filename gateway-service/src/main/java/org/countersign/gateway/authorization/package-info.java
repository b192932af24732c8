/**
 * The authorization server for wallets: who may fetch which credentials (OpenID4VCI 1.0, sections 5 and 6; RFC 9126, 9449, 9207, 9068). Other modules use the types of this
 * package only; the packages below it are its rooms.
 *
 * <p>From the bottom up: {@code oauth}, {@code fresh} and {@code profile}; {@code grants} and {@code dpop}; {@code preauthorized}, {@code clients} and
 * {@code signin}; {@code requests} and {@code resources}; {@code tokens}; {@code server}, which wires them. None knows one above it.
 */
@NullMarked
package org.countersign.gateway.authorization;

import org.jspecify.annotations.NullMarked;
