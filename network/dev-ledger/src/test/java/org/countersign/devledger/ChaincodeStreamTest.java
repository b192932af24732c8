package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.devledger.support.ScriptedChaincode.reply;
import static org.countersign.devledger.support.TestNetwork.DATA_BUREAU;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.countersign.devledger.support.RawClient;
import org.countersign.devledger.support.RawClient.Draft;
import org.countersign.devledger.support.ScriptedChaincode;
import org.countersign.devledger.support.TestNetwork;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream to the chaincode, message by message, including what a chaincode should not do. */
final class ChaincodeStreamTest {
    @TempDir
    private Path data;

    private final ScriptedChaincode chaincode = new ScriptedChaincode();
    private TestNetwork network;
    private RawClient raw;

    @BeforeEach
    void start() {
        network = new TestNetwork(
                data, builder -> builder.chaincode(chaincode.definition()).executeTimeout(Duration.ofSeconds(1)));
        raw = network.raw(DATA_BUREAU, "gateway");
    }

    @AfterEach
    void stop() {
        network.close();
        chaincode.close();
    }

    @Test
    void the_transaction_carries_the_signed_proposal_and_the_arguments() {
        CompletableFuture<ChaincodeMessage> seen = new CompletableFuture<>();
        chaincode.onTransaction((transaction, stream) -> {
            seen.complete(transaction);
            stream.complete(transaction, 200, "", "done");
        });
        Draft draft = draft();

        assertThat(raw.evaluate(draft.sign())).isEqualTo("done");

        assertThat(seen.join().getTxid()).isEqualTo(draft.transactionId());
        assertThat(seen.join().getChannelId()).isEqualTo("countersign");
        assertThat(seen.join().getProposal().getSignature().isEmpty()).isFalse();
    }

    @Test
    void the_process_is_dialled_at_the_first_need_and_once() {
        assertThat(chaincode.streams()).isZero();

        raw.evaluate(draft().sign());
        raw.evaluate(draft().sign());

        assertThat(chaincode.streams()).isEqualTo(1);
    }

    @Test
    void every_peer_has_a_stream_of_its_own() {
        chaincode.onTransaction((transaction, stream) -> stream.complete(transaction, 200, "", "done"));

        raw.endorse(draft().sign());

        assertThat(chaincode.streams()).isEqualTo(2);
    }

    @Test
    void refuses_a_process_that_registers_under_another_id() {
        chaincode.registerAs("somebody_1.0:else");

        assertThat(failure(draft()))
                .contains("could not launch chaincode scripted_1.0:0a0b0c: ")
                .contains("it registered as 'somebody_1.0:else'");
        assertThat(chaincode.streams()).isEqualTo(1);
    }

    @Test
    void a_stream_that_ends_during_an_invocation_fails_it_and_the_next_dials_again() {
        chaincode.onTransaction((transaction, stream) -> stream.end());
        Draft draft = draft();
        assertThat(failure(draft))
                .isEqualTo(DATA_BUREAU + ": error in simulation: failed to execute transaction " + draft.transactionId()
                        + ": error sending: chaincode stream terminated");

        chaincode.onTransaction((transaction, stream) -> stream.complete(transaction, 200, "", "back"));

        assertThat(raw.evaluate(draft().sign())).isEqualTo("back");
        assertThat(chaincode.streams()).isEqualTo(2);
    }

    @Test
    void an_invocation_that_takes_too_long_fails() {
        chaincode.onTransaction((transaction, stream) -> {});

        assertThat(failure(draft())).endsWith("timeout expired while executing transaction");
    }

    @Test
    void an_error_message_fails_the_simulation() {
        chaincode.onTransaction((transaction, stream) -> stream.send(reply(transaction, ChaincodeMessage.Type.ERROR)
                .setPayload(ByteString.copyFromUtf8("stack trace"))
                .build()));

        assertThat(failure(draft()))
                .isEqualTo(DATA_BUREAU + ": error in simulation: transaction returned with failure: stack trace");
        assertThat(catchThrowableOfType(StatusRuntimeException.class, () -> raw.evaluate(draft().sign())))
                .hasMessage("ABORTED: failed to evaluate transaction, see attached details for more info")
                .satisfies(error -> assertThat(RawClient.details(error)).hasSize(3));
    }

    @Test
    void a_status_from_200_to_399_is_endorsed() {
        chaincode.onTransaction((transaction, stream) -> stream.complete(transaction, 303, "see other", "result"));

        assertThat(raw.endorse(draft().sign()).getPayload().isEmpty()).isFalse();
    }

    @Test
    void a_status_from_400_to_499_is_refused_with_its_text() {
        chaincode.onTransaction((transaction, stream) -> stream.complete(transaction, 404, "no such thing", ""));

        assertThat(failure(draft())).isEqualTo(DATA_BUREAU + ": chaincode response 404, no such thing");
    }

    @Test
    void a_request_of_an_unknown_transaction_is_answered_with_an_error() {
        CompletableFuture<ChaincodeMessage> answer = new CompletableFuture<>();
        chaincode.onTransaction((transaction, stream) -> {
            stream.send(reply(transaction, ChaincodeMessage.Type.GET_STATE)
                    .setTxid("unknown")
                    .build());
            answer.complete(stream.take());
            stream.complete(transaction, 200, "", "");
        });

        raw.evaluate(draft().sign());

        assertThat(answer.join().getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
        assertThat(answer.join().getTxid()).isEqualTo("unknown");
        assertThat(answer.join().getPayload().toStringUtf8())
                .isEqualTo("GET_STATE failed: transaction ID: unknown: no ledger context");
    }

    @Test
    void an_absent_key_and_a_keepalive_are_fine() {
        CompletableFuture<ChaincodeMessage> answer = new CompletableFuture<>();
        chaincode.onTransaction((transaction, stream) -> {
            stream.send(ChaincodeMessage.newBuilder()
                    .setType(ChaincodeMessage.Type.KEEPALIVE)
                    .build());
            stream.send(reply(transaction, ChaincodeMessage.Type.GET_STATE)
                    .setPayload(GetState.newBuilder().setKey("absent").build().toByteString())
                    .build());
            answer.complete(stream.take());
            stream.complete(transaction, 200, "", "");
        });

        raw.evaluate(draft().sign());

        assertThat(answer.join().getType()).isEqualTo(ChaincodeMessage.Type.RESPONSE);
        assertThat(answer.join().getPayload().isEmpty()).isTrue();
    }

    @Test
    void an_unknown_query_has_no_next_result_but_can_be_closed() throws Exception {
        CompletableFuture<List<ChaincodeMessage>> answers = new CompletableFuture<>();
        chaincode.onTransaction((transaction, stream) -> {
            stream.send(reply(transaction, ChaincodeMessage.Type.QUERY_STATE_NEXT)
                    .setPayload(QueryStateNext.newBuilder().setId("q").build().toByteString())
                    .build());
            ChaincodeMessage next = stream.take();
            stream.send(reply(transaction, ChaincodeMessage.Type.QUERY_STATE_CLOSE)
                    .setPayload(QueryStateClose.newBuilder().setId("q").build().toByteString())
                    .build());
            answers.complete(List.of(next, stream.take()));
            stream.complete(transaction, 200, "", "");
        });

        raw.evaluate(draft().sign());

        assertThat(answers.join().getFirst().getPayload().toStringUtf8()).endsWith(": query iterator not found");
        QueryResponse closed = QueryResponse.parseFrom(answers.join().getLast().getPayload());
        assertThat(closed.getId()).isEqualTo("q");
        assertThat(closed.getHasMore()).isFalse();
    }

    @Test
    void a_payload_that_does_not_parse_is_an_error() {
        CompletableFuture<ChaincodeMessage> answer = new CompletableFuture<>();
        chaincode.onTransaction((transaction, stream) -> {
            stream.send(reply(transaction, ChaincodeMessage.Type.PUT_STATE)
                    .setPayload(ByteString.copyFromUtf8("\u0001 not protobuf"))
                    .build());
            answer.complete(stream.take());
            stream.complete(transaction, 200, "", "");
        });

        raw.evaluate(draft().sign());

        assertThat(answer.join().getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
        assertThat(answer.join().getPayload().toStringUtf8()).contains("unmarshal failed");
    }

    @Test
    void a_second_request_while_one_is_pending_is_dropped() {
        CompletableFuture<Boolean> silent = new CompletableFuture<>();
        chaincode.onTransaction((transaction, stream) -> {
            // The invocation of an unreachable chaincode keeps the first request pending.
            stream.send(reply(transaction, ChaincodeMessage.Type.INVOKE_CHAINCODE)
                    .setPayload(org.hyperledger.fabric.protos.peer.ChaincodeSpec.newBuilder()
                            .setChaincodeId(org.hyperledger.fabric.protos.peer.ChaincodeID.newBuilder()
                                    .setName("away"))
                            .build()
                            .toByteString())
                    .build());
            stream.send(reply(transaction, ChaincodeMessage.Type.GET_STATE).build());
            silent.complete(stream.staysSilent());
            stream.complete(transaction, 200, "", "");
        });
        network.close();
        network = new TestNetwork(
                data,
                builder -> builder.chaincode(chaincode.definition())
                        .chaincode(new org.countersign.devledger.chaincode.ChaincodeDefinition(
                                "away",
                                "1.0",
                                "away_1.0:00",
                                "127.0.0.1",
                                org.countersign.devledger.support.TestChaincode.freePort())));
        raw = network.raw(DATA_BUREAU, "gateway");

        raw.evaluate(draft().sign());

        assertThat(silent.join()).isTrue();
    }

    @Test
    void an_illegal_message_ends_the_stream() {
        chaincode.onTransaction((transaction, stream) ->
                stream.send(reply(transaction, ChaincodeMessage.Type.REGISTER).build()));

        assertThat(failure(draft())).endsWith("chaincode stream terminated");
    }

    @Test
    void one_transaction_cannot_execute_twice_at_a_time() {
        Draft draft = draft();
        chaincode.onTransaction((transaction, stream) -> {
            Thread.sleep(500);
            stream.complete(transaction, 200, "", "");
        });
        var first = CompletableFuture.supplyAsync(() -> raw.evaluate(draft.sign()));
        while (chaincode.streams() == 0) {
            Thread.onSpinWait();
        }

        String text = failureOnceExecuting(draft);

        assertThat(text).endsWith("txid: " + draft.transactionId() + "(countersign) exists");
        assertThat(first).succeedsWithin(Duration.ofSeconds(5));
    }

    private String failureOnceExecuting(Draft draft) {
        while (true) {
            try {
                raw.endorse(draft.sign());
            } catch (StatusRuntimeException e) {
                return RawClient.details(e).getFirst();
            }
        }
    }

    private Draft draft() {
        return raw.draftFor("scripted", "function");
    }

    /** The first detail of the error with which Endorse fails. */
    private String failure(Draft draft) {
        return RawClient.details(catchThrowableOfType(StatusRuntimeException.class, () -> raw.endorse(draft.sign())))
                .getFirst();
    }
}
