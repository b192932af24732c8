/**
 * The holder's side: keep certificates, choose one for a request, present it. Pure: no clock, no randomness, no network, no
 * file, and never a private key; the same code runs on the server and in the browser.
 */
@NullMarked
package org.countersign.holder;

import org.jspecify.annotations.NullMarked;
