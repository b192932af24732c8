package org.countersign.acceptance.bench.issue;

/**
 * What is measured.
 *
 * @param wallets of one turn; each fetches with an offer, a token and a nonce of its own
 * @param parallel wallets at a time
 * @param copies keys that a wallet brings, and so copies that it gets
 * @param rounds turns that count
 * @param signMillis how long bare signatures are made in each turn
 */
record IssuePlan(int wallets, int parallel, int copies, int rounds, long signMillis) {
    IssuePlan {
        if (wallets < 1 || parallel < 1 || copies < 1 || rounds < 1 || signMillis < 1) {
            throw new IllegalArgumentException("each number of a plan is at least 1");
        }
    }
}
