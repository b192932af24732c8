package org.countersign.gateway.ledger.fabric;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.BlockStream;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.SignedEnvelope;
import org.countersign.gateway.ledger.ValidationCode;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The port on the Fabric Gateway client. Every call turns the client's exceptions into one of the port's answers. */
final class FabricLedger implements Ledger, AutoCloseable {
    private final LedgerProperties properties;
    private final Connection connection;

    FabricLedger(LedgerProperties properties) {
        this.properties = properties;
        this.connection = new Connection(properties);
    }

    @Override
    public Endorsement endorse(String msp, String function, String argument) {
        return guarded(Endorsement.Unavailable::new, () -> {
            var client = connection.as(msp);
            try {
                var endorsed = contract(client)
                        .newProposal(function)
                        .addArguments(argument)
                        .build()
                        .endorse();
                var result = new String(endorsed.getResult(), StandardCharsets.UTF_8);
                return new Endorsement.Endorsed(sign(msp, client, endorsed), result);
            } catch (EndorseException failed) {
                return EndorsementFailure.of(failed.getStatus(), failed.getDetails(), reason(failed));
            }
        });
    }

    /** The SDK signs when it submits; we sign before, because the signed bytes are kept first. */
    private static SignedEnvelope sign(String msp, Connection.Client client, Transaction endorsed) {
        try {
            var signature = client.member().signer().sign(endorsed.getDigest());
            var signed = client.gateway().newSignedTransaction(endorsed.getBytes(), signature);
            return new SignedEnvelope(msp, new TransactionId(signed.getTransactionId()), Bytes.of(signed.getBytes()));
        } catch (GeneralSecurityException refused) {
            throw new LedgerUnreachable("the key of " + msp + " does not sign: " + refused.getMessage(), refused);
        }
    }

    @Override
    public Submission submit(SignedEnvelope envelope) {
        return guarded(Submission.Unknown::new, () -> {
            var signed = connection
                    .as(envelope.msp())
                    .gateway()
                    .newTransaction(envelope.bytes().toArray());
            try {
                signed.submitAsync();
                return new Submission.Accepted();
            } catch (SubmitException failed) {
                return isRejection(failed.getStatus())
                        ? new Submission.Rejected(reason(failed))
                        : new Submission.Unknown(reason(failed));
            }
        });
    }

    /**
     * ABORTED is an orderer's 4xx: wrong size, expired or forbidden signer, unknown channel. An orderer's 5xx (no leader, maintenance) and one that cannot be reached
     * are tried at the next orderer by the peer, and end as UNAVAILABLE.
     */
    private static boolean isRejection(Status status) {
        return switch (status.getCode()) {
            case ABORTED, INVALID_ARGUMENT -> true;
            case RESOURCE_EXHAUSTED ->
                Optional.ofNullable(status.getDescription()).orElse("").contains("larger than max");
            default -> false;
        };
    }

    @Override
    public CommitOutcome commitStatus(String msp, TransactionId transaction) {
        return guarded(CommitOutcome.Unknown::new, () -> {
            var client = connection.as(msp);
            try {
                var status = client.gateway()
                        .newCommit(statusRequest(client, transaction))
                        .getStatus();
                var code = new ValidationCode(
                        status.getCode().getNumber(), status.getCode().name());
                return new CommitOutcome.Known(code, status.getBlockNumber());
            } catch (CommitStatusException failed) {
                return new CommitOutcome.Unknown(reason(failed));
            }
        });
    }

    /** What the SDK would have built at the submit, which may have happened in a process that is gone. The client signs it. */
    private byte[] statusRequest(Connection.Client client, TransactionId transaction) {
        var identity = SerializedIdentity.newBuilder()
                .setMspid(client.member().identity().getMspId())
                .setIdBytes(ByteString.copyFrom(client.member().identity().getCredentials()))
                .build();
        var request = CommitStatusRequest.newBuilder()
                .setTransactionId(transaction.value())
                .setChannelId(properties.channel())
                .setIdentity(identity.toByteString())
                .build();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .build()
                .toByteArray();
    }

    @Override
    public Evaluation evaluate(String msp, String function, List<String> arguments) {
        return guarded(Evaluation.Unavailable::new, () -> {
            try {
                var result =
                        contract(connection.as(msp)).evaluateTransaction(function, arguments.toArray(String[]::new));
                return new Evaluation.Evaluated(new String(result, StandardCharsets.UTF_8));
            } catch (GatewayException failed) {
                return ChaincodeRefusal.in(failed)
                        .<Evaluation>map(no -> new Evaluation.Refused(no.code(), no.message()))
                        .orElseGet(() -> new Evaluation.Unavailable(reason(failed)));
            }
        });
    }

    @Override
    public BlockStream blocks(long from) {
        return guarded(
                FabricBlockStream::ended,
                () -> new FabricBlockStream(
                        connection
                                .as(properties.follower())
                                .gateway()
                                .getNetwork(properties.channel())
                                .newBlockEventsRequest()
                                .startBlock(from)
                                .build()
                                .getEvents(),
                        properties.chaincode(),
                        connection::reconnectSoon));
    }

    @Override
    public Height height() {
        return guarded(Height.Unknown::new, () -> {
            var gateway = connection.as(properties.follower()).gateway();
            var anyBlock = gateway.getNetwork(properties.channel())
                    .newFilteredBlockEventsRequest()
                    .startBlock(0)
                    .build();
            var newest = gateway.newFilteredBlockEventsRequest(NewestBlock.insteadOf(anyBlock.getBytes()));
            try (var events = newest.getEvents(call -> call.withDeadlineAfter(properties.evaluateTimeout()))) {
                return events.hasNext()
                        ? new Height.Known(events.next().getNumber() + 1)
                        : new Height.Unknown("the ledger ended the stream");
            }
        });
    }

    private Contract contract(Connection.Client client) {
        return client.gateway().getNetwork(properties.channel()).getContract(properties.chaincode());
    }

    /** The rest of what the client may throw: no identity yet, no connection, a broken stream. */
    private <T> T guarded(Function<String, T> unavailable, Supplier<T> call) {
        try {
            return call.get();
        } catch (LedgerUnreachable unreachable) {
            return unavailable.apply(unreachable.reason());
        } catch (GatewayRuntimeException failed) {
            connection.reconnectSoon();
            return unavailable.apply(failed.getStatus().toString());
        } catch (StatusRuntimeException failed) {
            connection.reconnectSoon();
            return unavailable.apply(failed.getStatus().toString());
        }
    }

    private String reason(GatewayException failed) {
        if (failed.getStatus().getCode() == Status.Code.UNAVAILABLE) {
            connection.reconnectSoon();
        }
        var details = failed.getDetails().stream()
                .map(detail -> "%s (%s): %s".formatted(detail.getAddress(), detail.getMspId(), detail.getMessage()))
                .toList();
        return failed.getStatus() + (details.isEmpty() ? "" : " " + details);
    }

    @Override
    public void close() {
        connection.close();
    }
}
