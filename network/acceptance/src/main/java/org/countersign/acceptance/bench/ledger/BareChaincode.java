package org.countersign.acceptance.bench.ledger;

import io.grpc.ManagedChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.countersign.acceptance.audit.FabricUser;
import org.countersign.acceptance.audit.LedgerChannel;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.SubmitException;

/**
 * A chaincode that only writes, driven by the Fabric Gateway client alone: no outbox, no rules, no projection. Its rate is what the same ledger gives to somebody who
 * wants nothing but keys.
 */
final class BareChaincode implements AutoCloseable {
    private static final String CHANNEL = "countersign";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS = 1e9;

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Contract contract;
    private final InstantSource clock;

    /** As the organisation that registers certificates, at the peer that the gateway uses too. */
    BareChaincode(StackFolder stack, String chaincode, InstantSource clock) {
        FabricUser user =
                FabricUser.read(stack.organizations(), "civil-affairs.countersign.test", "CivilAffairsMSP", "gateway");
        this.clock = clock;
        this.channel = LedgerChannel.open(stack);
        this.gateway = Gateway.newInstance()
                .identity(user.identity())
                .signer(user.signer())
                .connection(channel)
                .endorseOptions(options -> options.withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .connect();
        this.contract = gateway.getNetwork(CHANNEL).getContract(chaincode);
    }

    /** A turn, and where its transactions spent their time. */
    record Written(Turn turn, Phases phases) {}

    private record Outcome(long done, Phases phases) {}

    /** Writes new keys under the label, so many transactions at a time. */
    Written write(String label, LoadPlan plan) throws InterruptedException {
        List<Callable<Outcome>> transactions = IntStream.range(0, plan.bareTransactions())
                .<Callable<Outcome>>mapToObj(
                        number -> () -> write(label + "-" + number + "-", plan.keysPerTransaction(), plan.valueBytes()))
                .toList();
        Instant began = clock.instant();
        long done = 0;
        Phases phases = new Phases(Map.of());
        try (var threads = Executors.newFixedThreadPool(plan.inFlight())) {
            for (var each : threads.invokeAll(transactions)) {
                done += each.get().done();
                phases = phases.plus(each.get().phases());
            }
        } catch (ExecutionException e) {
            throw new Failure("the bare chaincode could not be called", e);
        }
        double seconds = Math.max(1, Duration.between(began, clock.instant()).toMillis()) / 1000.0;
        long asked = (long) plan.bareTransactions() * plan.keysPerTransaction();
        return new Written(new Turn(done, asked - done, 0, seconds), phases);
    }

    private Outcome write(String prefix, int keys, int valueBytes) {
        try {
            long began = System.nanoTime();
            var transaction = contract.newProposal("putKeys")
                    .addArguments(prefix, Integer.toString(keys), Integer.toString(valueBytes))
                    .build()
                    .endorse();
            long endorsed = System.nanoTime();
            var submitted = transaction.submitAsync();
            long ordered = System.nanoTime();
            var status = submitted.getStatus();
            long committed = System.nanoTime();
            return new Outcome(
                    status.isSuccessful() ? keys : 0,
                    new Phases(Map.of(
                            "endorsement", spent(began, endorsed),
                            "ordering", spent(endorsed, ordered),
                            "commit", spent(ordered, committed))));
        } catch (EndorseException | SubmitException | CommitStatusException refused) {
            return new Outcome(0, new Phases(Map.of()));
        }
    }

    private static Phases.Spent spent(long from, long to) {
        return new Phases.Spent(1, (to - from) / NANOS);
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
