package org.countersign.devledger;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.countersign.devledger.identity.Organization;
import org.countersign.devledger.ordering.BatchOptions;

/** Everything that a dev-ledger is told at its start; made by {@link DevLedger.Builder}. */
record DevLedgerOptions(
        Path data,
        int port,
        String channelId,
        List<Organization> organizations,
        List<ChaincodeDefinition> chaincodes,
        BatchOptions batching,
        Duration executeTimeout,
        int gatewayConcurrency,
        InstantSource clock,
        SecureRandom random) {

    DevLedgerOptions {
        organizations = List.copyOf(organizations);
        chaincodes = List.copyOf(chaincodes);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        }
        if (!channelId.matches("[a-z][a-z0-9.-]{0,248}")) {
            throw new IllegalArgumentException(
                    "channel must be lower-case letters, digits, dots and dashes: " + channelId);
        }
        if (organizations.isEmpty()
                || organizations.stream().map(Organization::mspId).distinct().count() != organizations.size()
                || organizations.stream().map(Organization::domain).distinct().count() != organizations.size()) {
            throw new IllegalArgumentException(
                    "organisations must be at least one, each with its own MSP id and domain");
        }
        if (executeTimeout.isNegative() || executeTimeout.isZero()) {
            throw new IllegalArgumentException("execute timeout must be positive: " + executeTimeout);
        }
        if (gatewayConcurrency < 1) {
            throw new IllegalArgumentException("gateway concurrency must be at least 1: " + gatewayConcurrency);
        }
    }

    Path organizationsFolder() {
        return data.resolve("organizations");
    }
}
