package org.countersign.devledger.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.countersign.devledger.simulation.SimulationException;
import org.countersign.devledger.simulation.TxSimulator;
import org.countersign.devledger.store.BlockCommit;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.StateSnapshot;
import org.countersign.devledger.store.Version;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random transactions, simulated against states of any age and put into blocks of any size: the valid ones must have done exactly what they
 * would have done one after the other.
 */
final class SerialEquivalenceTest {
    private static final String NAMESPACE = "test";
    private static final int TRANSACTIONS = 400;

    @TempDir
    private Path data;

    /** What a transaction sees; once the ledger, once a plain map. */
    private interface State {
        String get(String key);

        /** At most so many keys of the range, with their values. */
        List<String> range(String start, String end, int limit);
    }

    /** A transaction: a function of what it reads. */
    private record Program(int kind, String first, String second, String target) {
        static Program random(Random random) {
            return new Program(random.nextInt(6), key(random), key(random), key(random));
        }

        /** What is written to the target; empty deletes it. */
        String run(State state) {
            return switch (kind) {
                case 0 -> state.get(first) + state.get(second).length() + "+";
                case 1 -> state.range(first, second, 1000).size() + ":" + state.range(first, second, 1000);
                case 2 -> String.join(",", state.range(first, "", 1));
                case 3 -> state.get(target).isEmpty() ? "born" : "";
                case 4 -> String.join("", state.range(first, "", 1000)).length() + " behind";
                default -> "blind " + first;
            };
        }

        private static String key(Random random) {
            return "k" + random.nextInt(12);
        }
    }

    private record Simulated(Program program, KVRWSet set) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void valid_transactions_are_equivalent_to_a_serial_execution(long seed) throws Exception {
        Random random = new Random(seed);
        TreeMap<String, String> model = new TreeMap<>();
        int valid = 0;
        int invalid = 0;
        try (LedgerStore store = new LedgerStore(data)) {
            commit(store, List.of());
            List<StateSnapshot> snapshots = new ArrayList<>(List.of(store.snapshot()));
            for (int done = 0; done < TRANSACTIONS; ) {
                List<Simulated> block = new ArrayList<>();
                int age = 0;
                for (int size = 1 + random.nextInt(6); size > 0; size--, done++) {
                    int back = random.nextInt(Math.min(3, snapshots.size()));
                    age = block.isEmpty() ? back : age;
                    block.add(simulate(Program.random(random), snapshots.get(snapshots.size() - 1 - back)));
                }
                List<TxValidationCode> codes = commit(store, block);
                if (age == 0) {
                    assertThat(codes.getFirst()).as("nothing came between").isEqualTo(TxValidationCode.VALID);
                }
                for (int i = 0; i < block.size(); i++) {
                    if (codes.get(i) == TxValidationCode.VALID) {
                        valid++;
                        Program program = block.get(i).program();
                        String expected = program.run(state(model));
                        assertThat(block.get(i).set().getWrites(0).getValue().toStringUtf8())
                                .as("seed %s, %s", seed, program)
                                .isEqualTo(expected);
                        put(model, program.target(), expected);
                    } else {
                        invalid++;
                    }
                }
                snapshots.add(store.snapshot());
            }
            try (StateSnapshot end = store.snapshot()) {
                assertThat(end.range(NAMESPACE, "", "", 100))
                        .extracting(entry -> entry.key() + "=" + entry.value().toStringUtf8())
                        .containsExactlyElementsOf(model.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toList());
            }
            snapshots.forEach(StateSnapshot::close);
        }
        // Both happen often, or the test would show nothing.
        assertThat(valid).isGreaterThan(TRANSACTIONS / 5);
        assertThat(invalid).isGreaterThan(TRANSACTIONS / 10);
    }

    private static Simulated simulate(Program program, StateSnapshot snapshot)
            throws SimulationException, InvalidProtocolBufferException {
        TxSimulator simulator = new TxSimulator("id", snapshot);
        String written = program.run(state(simulator));
        simulator.setState(new StateKey(NAMESPACE, program.target()), ByteString.copyFromUtf8(written));
        return new Simulated(
                program, KVRWSet.parseFrom(simulator.results().getNsRwset(0).getRwset()));
    }

    private static List<TxValidationCode> commit(LedgerStore store, List<Simulated> block) {
        long number = store.height();
        List<TxValidationCode> codes = new ArrayList<>();
        try (StateSnapshot committed = store.snapshot()) {
            MvccCheck check = new MvccCheck(committed);
            for (Simulated transaction : block) {
                codes.add(check.apply(
                        List.of(new NamespaceSet(NAMESPACE, transaction.set())), new Version(number, codes.size())));
            }
            store.commit(new BlockCommit(
                    Blocks.assemble(
                            number,
                            ByteString.EMPTY,
                            BlockData.getDefaultInstance(),
                            ByteString.EMPTY,
                            ByteString.EMPTY),
                    check.updates().values(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        return codes;
    }

    private static void put(Map<String, String> model, String key, String value) {
        if (value.isEmpty()) {
            model.remove(key);
        } else {
            model.put(key, value);
        }
    }

    private static State state(TxSimulator simulator) {
        return new State() {
            @Override
            public String get(String key) {
                return simulator.getState(new StateKey(NAMESPACE, key)).toStringUtf8();
            }

            @Override
            public List<String> range(String start, String end, int limit) {
                List<String> found = new ArrayList<>();
                var iterator = simulator.range(NAMESPACE, start, end);
                Optional<ByteString> next = iterator.next();
                while (next.isPresent()) {
                    found.add(text(next.get()));
                    next = found.size() == limit ? Optional.empty() : iterator.next();
                }
                return found;
            }
        };
    }

    private static State state(NavigableMap<String, String> model) {
        return new State() {
            @Override
            public String get(String key) {
                return model.getOrDefault(key, "");
            }

            @Override
            public List<String> range(String start, String end, int limit) {
                return model.tailMap(start).entrySet().stream()
                        .takeWhile(entry -> end.isEmpty() || entry.getKey().compareTo(end) < 0)
                        .limit(limit)
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList();
            }
        };
    }

    private static String text(ByteString result) {
        try {
            KV entry = KV.parseFrom(result);
            return entry.getKey() + "=" + entry.getValue().toStringUtf8();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
