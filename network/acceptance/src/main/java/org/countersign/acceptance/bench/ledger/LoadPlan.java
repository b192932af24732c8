package org.countersign.acceptance.bench.ledger;

/**
 * How much is done.
 *
 * @param certificates of one turn
 * @param warmUp certificates, or keys, of a first turn of each side, which does not count
 * @param rounds turns of each side that count
 * @param keysPerTransaction of the bare chaincode: as many as certificates go into one transaction of the gateway
 * @param valueBytes of each of its values: as many as a certificate has on the ledger
 * @param inFlight its transactions at once: as many as the gateway has shards of certificates
 * @param singles certificates that are issued one by one
 */
record LoadPlan(
        int certificates, int warmUp, int rounds, int keysPerTransaction, int valueBytes, int inFlight, int singles) {
    LoadPlan {
        if (certificates < 1
                || warmUp < 1
                || rounds < 1
                || keysPerTransaction < 1
                || valueBytes < 1
                || inFlight < 1
                || singles < 1) {
            throw new IllegalArgumentException("every number of a measurement is at least 1");
        }
    }

    int bareTransactions() {
        return Math.ceilDiv(certificates, keysPerTransaction);
    }

    LoadPlan ofWarmUp() {
        return new LoadPlan(warmUp, warmUp, 1, keysPerTransaction, valueBytes, inFlight, 1);
    }
}
