package org.countersign.chaincode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.Finding;
import org.countersign.format.ledger.LedgerOracle;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.OutcomeCodec;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.RequestItem;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.shim.ledger.KeyModification;

/** A ledger in memory that runs the contracts and commits what they write. */
final class TestLedger {
    static final byte[] STEWARD = TestIdentity.withRoles("DataBureauMSP", "steward,issuer,operator");
    static final byte[] OFFICER = TestIdentity.withRoles("CivilAffairsMSP", "issuer,operator");
    static final byte[] PARTNER = TestIdentity.withRoles("PartnersMSP", "partner");

    private static final byte[] ANYBODY = TestIdentity.withoutAttributes("AnyMSP");

    private final SortedMap<String, byte[]> state = new TreeMap<>();
    private final List<Written> written = new ArrayList<>();

    private List<String> lastReads = List.of();
    private List<String> lastWrites = List.of();
    private int transactions;

    /** A function of a contract with one argument. */
    interface Function {
        String call(Context context, String argument);
    }

    /** Submits items and commits what they write. */
    List<Outcome> submit(byte[] creator, Function function, RequestItem... items) throws JsonException {
        String answer = submit(creator, function, RequestCodec.requestOf(List.of(items)));
        return OutcomeCodec.read(answer.getBytes(StandardCharsets.UTF_8));
    }

    String submit(byte[] creator, Function function, byte[]... arguments) {
        transactions++;
        LedgerStub stub = stub(creator, arguments);
        String answer = function.call(context(stub), "");
        lastReads = List.copyOf(stub.reads());
        lastWrites = List.copyOf(stub.writeOrder());
        stub.writes().forEach((key, value) -> {
            state.put(key, value);
            written.add(new Written(key, Bytes.of(value), stub.getTxId()));
        });
        return answer;
    }

    /** Asks, as anybody may. */
    String ask(Function function, String... arguments) {
        byte[][] bytes = Stream.of(arguments)
                .map(argument -> argument.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return function.call(context(stub(ANYBODY, bytes)), "");
    }

    /** The keys that the last transaction read, each time that it did. */
    List<String> lastReads() {
        return lastReads;
    }

    /** The keys that the last transaction wrote, each time that it did. */
    List<String> lastWrites() {
        return lastWrites;
    }

    SortedMap<String, byte[]> state() {
        return state;
    }

    List<Finding> findings() {
        return new LedgerOracle(new JcaSha256()).check(state);
    }

    /** As the router makes it. */
    private static Context context(LedgerStub stub) {
        return new TrustContract().createContext(stub);
    }

    private LedgerStub stub(byte[] creator, byte[]... arguments) {
        List<byte[]> all = new ArrayList<>(List.of("contract:function".getBytes(StandardCharsets.UTF_8)));
        all.addAll(List.of(arguments));
        return new LedgerStub(state, this::history, creator, "tx" + transactions, all);
    }

    /** Newest first. */
    private List<KeyModification> history(String key) {
        return written.stream()
                .filter(version -> version.key().equals(key))
                .<KeyModification>map(version -> version)
                .toList()
                .reversed();
    }

    private record Written(String key, Bytes value, String transaction) implements KeyModification {
        @Override
        public String getTxId() {
            return transaction;
        }

        @Override
        public byte[] getValue() {
            return value.toArray();
        }

        @Override
        public String getStringValue() {
            return new String(value.toArray(), StandardCharsets.UTF_8);
        }

        @Override
        public Instant getTimestamp() {
            return Instant.ofEpochSecond(1_000_000);
        }

        @Override
        public boolean isDeleted() {
            return false;
        }
    }
}
