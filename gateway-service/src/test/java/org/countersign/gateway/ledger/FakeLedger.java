package org.countersign.gateway.ledger;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.TransactionId;

/**
 * A chain in memory that keeps Fabric's promises and no more: what is submitted may be ordered although the answer is lost, a transaction id is taken once, and a
 * transaction that read what another one wrote since is invalid. Its chaincode knows items only by id and answers a repeated one with the first outcome. Failures
 * are queued by the test and used up one by one.
 */
public final class FakeLedger implements Ledger {
    private static final ValidationCode MVCC = new ValidationCode(11, "MVCC_READ_CONFLICT");
    private static final ValidationCode POLICY = new ValidationCode(10, "ENDORSEMENT_POLICY_FAILURE");
    private static final Bytes NO_HASH = Bytes.of(new byte[0]);

    /** What may happen to a submit. */
    public enum SubmitFault {
        /** Ordered, but the answer never arrives. */
        ANSWER_LOST,
        /** Never ordered, and nobody says so. */
        REQUEST_LOST,
        /** Refused by the ordering service. */
        REJECTED,
        /** Ordered, accepted, and invalid because of a conflict. */
        CONFLICT,
        /** Ordered, accepted, and invalid because the endorsements are not enough any more. */
        POLICY_FAILURE,
        /** Ordered, although the ordering service says that it refused. */
        REJECTED_AND_ORDERED,
        /** Ordered and accepted twice. */
        DOUBLED
    }

    private final FakeChaincode chaincode;
    private final Deque<Endorsement> endorseFaults = new ArrayDeque<>();
    private final Deque<SubmitFault> submitFaults = new ArrayDeque<>();
    private final Map<TransactionId, FakeChaincode.Simulation> simulations = new HashMap<>();
    private final Map<TransactionId, CommitOutcome.Known> verdicts = new LinkedHashMap<>();
    private final List<LedgerBlock> blocks = new ArrayList<>();
    private final List<SignedEnvelope> submitted = new ArrayList<>();
    private Consumer<SignedEnvelope> onSubmit = _ -> {};
    private int transactions;
    private boolean answersQueries = true;
    private boolean answersHeight = true;

    public FakeLedger() {
        this(new FakeChaincode());
    }

    public FakeLedger(FakeChaincode chaincode) {
        this.chaincode = chaincode;
        append(List.of());
    }

    public FakeChaincode chaincode() {
        return chaincode;
    }

    public synchronized FakeLedger failEndorse(Endorsement... answers) {
        endorseFaults.addAll(List.of(answers));
        return this;
    }

    public synchronized FakeLedger failSubmit(SubmitFault... faults) {
        submitFaults.addAll(List.of(faults));
        return this;
    }

    public synchronized void answerQueries(boolean answers) {
        answersQueries = answers;
    }

    /** Looks at each envelope before the ordering service gets it. */
    public synchronized void onSubmit(Consumer<SignedEnvelope> check) {
        onSubmit = check;
    }

    public synchronized List<SignedEnvelope> submitted() {
        return List.copyOf(submitted);
    }

    public synchronized List<LedgerBlock> chain() {
        return List.copyOf(blocks);
    }

    @Override
    public synchronized Endorsement endorse(String msp, String function, String argument) {
        var fault = endorseFaults.poll();
        if (fault != null) {
            return fault;
        }
        return switch (chaincode.simulate(function, argument)) {
            case FakeChaincode.Answer.Refusal(var code) ->
                code.equals(CHAINCODE_FAILED)
                        ? new Endorsement.Failed(Trouble.CHAINCODE_FAILED, "Unexpected error")
                        : new Endorsement.Refused(code, code + ": refused");
            case FakeChaincode.Answer.Success(var simulation) -> {
                var id = new TransactionId(hex(sha256("transaction " + transactions++)));
                simulations.put(id, simulation);
                var envelope = new SignedEnvelope(msp, id, bytes(id + " " + function + " " + argument));
                yield new Endorsement.Endorsed(envelope, simulation.result());
            }
        };
    }

    @Override
    public synchronized Submission submit(SignedEnvelope envelope) {
        onSubmit.accept(envelope);
        submitted.add(envelope);
        var fault = Optional.ofNullable(submitFaults.poll());
        if (fault.isEmpty()) {
            return order(envelope, Optional.empty());
        }
        return switch (fault.get()) {
            case ANSWER_LOST -> {
                order(envelope, Optional.empty());
                yield new Submission.Unknown("deadline exceeded");
            }
            case REQUEST_LOST -> new Submission.Unknown("deadline exceeded");
            case REJECTED -> new Submission.Rejected("SERVICE_UNAVAILABLE");
            case CONFLICT -> order(envelope, Optional.of(MVCC));
            case POLICY_FAILURE -> order(envelope, Optional.of(POLICY));
            case REJECTED_AND_ORDERED -> {
                order(envelope, Optional.empty());
                yield new Submission.Rejected("FORBIDDEN");
            }
            case DOUBLED -> {
                order(envelope, Optional.empty());
                yield order(envelope, Optional.empty());
            }
        };
    }

    /** What was submitted before and not ordered is ordered now. */
    public synchronized void orderLate(SignedEnvelope envelope) {
        order(envelope, Optional.empty());
    }

    private Submission order(SignedEnvelope envelope, Optional<ValidationCode> invalid) {
        var simulation =
                Optional.ofNullable(simulations.get(envelope.transaction())).orElseThrow();
        var first = !verdicts.containsKey(envelope.transaction());
        var code = !first
                ? ValidationCode.DUPLICATE_TXID
                : invalid.orElseGet(() -> chaincode.commit(simulation) ? ValidationCode.VALID : MVCC);
        if (first) {
            verdicts.put(envelope.transaction(), new CommitOutcome.Known(code, blocks.size()));
        }
        append(List.of(new LedgerBlock.Transaction(
                new LedgerPosition(blocks.size(), 0),
                envelope.transaction(),
                code,
                Instant.ofEpochSecond(1_700_000_000L + blocks.size()),
                bytes(simulation.result()),
                simulation.writes())));
        return new Submission.Accepted();
    }

    /** Appends a block with these transactions, correctly chained. */
    public synchronized LedgerBlock append(List<LedgerBlock.Transaction> content) {
        var envelopes = content.isEmpty()
                ? List.of(bytes("config " + blocks.size()))
                : content.stream().map(FakeLedger::envelope).toList();
        var data = Bytes.of(sha256(String.join(
                "",
                envelopes.stream()
                        .map(envelope -> new String(envelope.toArray(), StandardCharsets.UTF_8))
                        .toList())));
        var previous = blocks.isEmpty() ? NO_HASH : headerHash(blocks.getLast().header());
        var block = new LedgerBlock(new LedgerBlock.Header(blocks.size(), previous, data), envelopes, content);
        blocks.add(block);
        notifyAll();
        return block;
    }

    private static Bytes envelope(LedgerBlock.Transaction transaction) {
        var writes = transaction.writes().stream()
                .map(write -> write.key() + write.value().hex())
                .toList();
        return bytes("envelope of " + transaction.id() + writes);
    }

    @Override
    public synchronized CommitOutcome commitStatus(String msp, TransactionId transaction) {
        return Optional.<CommitOutcome>ofNullable(verdicts.get(transaction))
                .orElseGet(() -> new CommitOutcome.Unknown("deadline exceeded"));
    }

    @Override
    public Evaluation evaluate(String msp, String function, List<String> arguments) {
        return answersQueries
                ? new Evaluation.Refused("NOT_FOUND", "NOT_FOUND: there is no such thing")
                : new Evaluation.Unavailable("no route");
    }

    @Override
    public synchronized Height height() {
        return answersHeight ? new Height.Known(blocks.size()) : new Height.Unknown("no route");
    }

    /** Whether it answers when it is asked for its height. */
    public synchronized void answerHeight(boolean answers) {
        answersHeight = answers;
    }

    @Override
    public BlockStream blocks(long from) {
        return new Stream(from);
    }

    private final class Stream implements BlockStream {
        private long next;
        private boolean closed;

        Stream(long from) {
            this.next = from;
        }

        @Override
        public Delivery next() {
            synchronized (FakeLedger.this) {
                try {
                    while (!closed && next >= blocks.size()) {
                        FakeLedger.this.wait();
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    closed = true;
                }
                return closed
                        ? new Delivery.Ended("closed")
                        : new Delivery.Delivered(blocks.get(Math.toIntExact(next++)));
            }
        }

        @Override
        public void close() {
            synchronized (FakeLedger.this) {
                closed = true;
                FakeLedger.this.notifyAll();
            }
        }
    }

    /** Computed in another way than the code under test does: the DER of numbers below 128 is written out. */
    private static Bytes headerHash(LedgerBlock.Header header) {
        var number =
                HexFormat.of().formatHex(BigInteger.valueOf(header.number()).toByteArray());
        var fields = "02" + length(number) + number + octets(header.previousHash()) + octets(header.dataHash());
        return Bytes.of(sha256(HexFormat.of().parseHex("30" + length(fields) + fields)));
    }

    private static String octets(Bytes bytes) {
        return "04" + length(bytes.hex()) + bytes.hex();
    }

    private static String length(String hex) {
        return "%02x".formatted(hex.length() / 2);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        Supplier<MessageDigest> digest = () -> {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
        return digest.get().digest(bytes);
    }
}
