package org.countersign.acceptance.bench.issue;

/**
 * One turn of wallets.
 *
 * @param delivered credentials that arrived
 * @param refused requests that a server refused
 * @param dropped wallets that got no answer or gave up waiting
 * @param deferred deliveries that came only after a second look
 */
record IssueTurn(long delivered, long refused, long dropped, long deferred, double seconds) {
    double perSecond() {
        return seconds == 0 ? 0 : delivered / seconds;
    }
}
