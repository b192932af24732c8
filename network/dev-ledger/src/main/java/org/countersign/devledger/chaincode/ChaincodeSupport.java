package org.countersign.devledger.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;

/** The chaincodes that are defined on the channel, and how one peer runs them. */
public final class ChaincodeSupport implements AutoCloseable {
    private final Map<String, ChaincodeDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, ChaincodeConnection> connections = new LinkedHashMap<>();
    private final Duration executeTimeout;

    public ChaincodeSupport(List<ChaincodeDefinition> definitions, Duration executeTimeout, ExecutorService executor) {
        this.executeTimeout = executeTimeout;
        StateRequests requests = new StateRequests(this::invoke);
        for (ChaincodeDefinition definition : definitions) {
            if (this.definitions.put(definition.name(), definition) != null) {
                throw new IllegalArgumentException("chaincode " + definition.name() + " is defined twice");
            }
            connections.put(definition.name(), new ChaincodeConnection(definition, requests, executor));
        }
    }

    public Optional<ChaincodeDefinition> definition(String chaincodeName) {
        return Optional.ofNullable(definitions.get(chaincodeName));
    }

    /** Runs the chaincode to its end. The texts of failures are those of Fabric's {@code Execute}. */
    public ChaincodeResult execute(TransactionParams params, String chaincodeName, ChaincodeInput input)
            throws ChaincodeException, InterruptedException {
        ChaincodeMessage message;
        try {
            message = invoke(params, chaincodeName, input);
        } catch (ChaincodeException e) {
            throw new ChaincodeException(
                    "failed to execute transaction " + params.transactionId() + ": " + e.getMessage(), e);
        }
        if (message.getType() == ChaincodeMessage.Type.ERROR) {
            throw new ChaincodeException(
                    "transaction returned with failure: " + message.getPayload().toStringUtf8());
        }
        try {
            var event = message.hasChaincodeEvent()
                    ? Optional.of(message.getChaincodeEvent().toBuilder()
                            .setChaincodeId(chaincodeName)
                            .setTxId(params.transactionId())
                            .build())
                    : Optional.<org.hyperledger.fabric.protos.peer.ChaincodeEvent>empty();
            return new ChaincodeResult(Response.parseFrom(message.getPayload()), event);
        } catch (InvalidProtocolBufferException e) {
            throw new ChaincodeException(
                    "failed to unmarshal response for transaction " + params.transactionId() + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        connections.values().forEach(ChaincodeConnection::close);
    }

    private ChaincodeMessage invoke(TransactionParams params, String chaincodeName, ChaincodeInput input)
            throws ChaincodeException, InterruptedException {
        ChaincodeConnection connection = connections.get(chaincodeName);
        if (connection == null) {
            throw new ChaincodeException("invalid invocation: [channel " + params.channelId()
                    + "] failed to get chaincode container info for " + chaincodeName + ": namespace " + chaincodeName
                    + " is not defined");
        }
        if (input.getIsInit()) {
            throw new ChaincodeException("invalid invocation: chaincode '" + chaincodeName
                    + "' does not require initialization but called as init");
        }
        ChaincodeMessage message = ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setTxid(params.transactionId())
                .setChannelId(params.channelId())
                .setPayload(input.toBuilder().clearDecorations().build().toByteString())
                .setProposal(params.signedProposal())
                .build();
        ChaincodeStream stream = connection.launch();
        try {
            return stream.execute(params, chaincodeName, message, executeTimeout);
        } catch (ChaincodeException e) {
            throw new ChaincodeException("error sending: " + e.getMessage(), e);
        }
    }
}
