package org.countersign.acceptance.behaviour;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.client.EndorseException;

/** The chaincodes that the suite needs, and what runs behind each. */
final class Chaincodes {
    static final List<String> ALL = List.of(
            LedgerNetwork.TEST,
            LedgerNetwork.OTHER,
            LedgerNetwork.FRAGILE,
            LedgerNetwork.AWAY,
            LedgerNetwork.COUNTERSIGN);

    private static final int ANSWER_TRIES = 900;
    private static final long BETWEEN_TRIES_NANOS = 200_000_000;

    private Chaincodes() {}

    /** For a ledger that believes any package id. */
    static Map<String, ServedChaincode> withInventedPackages(Path folder) {
        Map<String, ServedChaincode> chaincodes = new LinkedHashMap<>();
        for (String name : ALL) {
            String packageId = name + "_1.0:" + "0".repeat(63) + (chaincodes.size() + 1);
            chaincodes.put(name, served(name, packageId, ServedChaincode.freePort(), folder));
        }
        return chaincodes;
    }

    static ServedChaincode served(String name, String packageId, int port, Path folder) {
        Path jar = name.equals(LedgerNetwork.COUNTERSIGN) ? Jars.chaincode() : Jars.testChaincode();
        return new ServedChaincode(jar, packageId, port, folder.resolve(name + ".log"), Map.of());
    }

    static void start(Map<String, ServedChaincode> chaincodes) {
        running(chaincodes).forEach(ServedChaincode::start);
    }

    static void awaitListening(Map<String, ServedChaincode> chaincodes) {
        running(chaincodes).forEach(ServedChaincode::awaitListening);
    }

    /** Until every peer has dialled every chaincode: real peers learn one by one what is where. */
    static void awaitAnswers(LedgerNetwork network) {
        try (LedgerClient client = LedgerClient.connect(network, Member.DATA_BUREAU)) {
            for (String name : ALL) {
                if (!name.equals(LedgerNetwork.AWAY)) {
                    awaitAnswer(client, name);
                }
            }
        }
    }

    private static void awaitAnswer(LedgerClient client, String name) {
        String[] mspIds = Arrays.stream(Member.values()).map(Member::mspId).toArray(String[]::new);
        for (int i = 0; i < ANSWER_TRIES; i++) {
            try {
                var _ = client.contract(name)
                        .newProposal("org.hyperledger.fabric:GetMetadata")
                        .setEndorsingOrganizations(mspIds)
                        .build()
                        .endorse();
                return;
            } catch (EndorseException e) {
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
        throw new Failure("the chaincode " + name + " does not answer at all peers");
    }

    static ServedChaincode of(Map<String, ServedChaincode> chaincodes, String name) {
        return Optional.ofNullable(chaincodes.get(name)).orElseThrow(() -> new Failure("no chaincode " + name));
    }

    private static List<ServedChaincode> running(Map<String, ServedChaincode> chaincodes) {
        return chaincodes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(LedgerNetwork.AWAY))
                .map(Map.Entry::getValue)
                .toList();
    }
}
