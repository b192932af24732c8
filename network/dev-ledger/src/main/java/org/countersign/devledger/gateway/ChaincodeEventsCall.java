package org.countersign.devledger.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.devledger.deliver.BlockFeed;
import org.countersign.devledger.deliver.OutboundStream;
import org.countersign.devledger.deliver.TransactionEvents;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.ChannelPolicies.SignedData;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/** ChaincodeEvents: one response per block with matching events, from a start on and without end. */
final class ChaincodeEventsCall {
    private final String channelId;
    private final ChannelPolicies policies;
    private final BlockFeed feed;

    ChaincodeEventsCall(String channelId, ChannelPolicies policies, BlockFeed feed) {
        this.channelId = channelId;
        this.policies = policies;
        this.feed = feed;
    }

    /** Checks the request at once; what is returned then runs until the client goes away. */
    OutboundStream.Work<ChaincodeEventsResponse> accept(SignedChaincodeEventsRequest signed) {
        if (signed.getRequest().isEmpty()) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "a chaincode events request is required");
        }
        ChaincodeEventsRequest request;
        try {
            request = ChaincodeEventsRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            throw RpcErrors.of(Code.INVALID_ARGUMENT, "invalid chaincode events request: " + e.getMessage());
        }
        ReaderAccess.require(
                channelId,
                request.getChannelId(),
                policies,
                new SignedData(signed.getRequest(), request.getIdentity(), signed.getSignature()));
        long start = startBlock(request);
        return client -> send(request, start, client);
    }

    private long startBlock(ChaincodeEventsRequest request) {
        Optional<Long> after = request.getAfterTransactionId().isEmpty()
                ? Optional.empty()
                : feed.blockOf(request.getAfterTransactionId());
        return after.orElseGet(() -> startBlock(request.getStartPosition()));
    }

    private long startBlock(SeekPosition position) {
        return switch (position.getTypeCase()) {
            case NEXT_COMMIT, TYPE_NOT_SET -> feed.height();
            case SPECIFIED -> position.getSpecified().getNumber();
            case OLDEST, NEWEST ->
                throw RpcErrors.of(Code.INVALID_ARGUMENT, "invalid start position type: " + position.getTypeCase());
        };
    }

    private void send(ChaincodeEventsRequest request, long start, OutboundStream<ChaincodeEventsResponse> client)
            throws InterruptedException {
        // As in Fabric the skip ends at an event with that id: a transaction without an event suppresses all that
        // follow.
        boolean skipping = !request.getAfterTransactionId().isEmpty();
        for (long number = start; ; number++) {
            List<ChaincodeEvent> matching = new ArrayList<>();
            for (ChaincodeEvent event : TransactionEvents.ofValid(feed.await(number))) {
                if (skipping) {
                    skipping = !event.getTxId().equals(request.getAfterTransactionId());
                } else if (event.getChaincodeId().equals(request.getChaincodeId())) {
                    matching.add(event);
                }
            }
            if (!matching.isEmpty()) {
                client.send(ChaincodeEventsResponse.newBuilder()
                        .addAllEvents(matching)
                        .setBlockNumber(number)
                        .build());
            }
        }
    }
}
