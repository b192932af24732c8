package org.countersign.acceptance.system;

/**
 * A stack under HTTPS whose gateway keeps the profile {@code haip}, set from outside before its first start, as an operator does.
 *
 * @param maker whose wallets and keys are trusted there
 */
public record HaipStack(RunningStack stack, WalletMaker maker) {
    /** The one wallet that is registered; it authenticates by attestations. */
    static final String CLIENT = "city-wallet";
}
