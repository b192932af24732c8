package org.countersign.devledger.deliver;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.ChannelPolicies.SignedData;
import org.countersign.devledger.identity.IdentityCheck;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** Answers the seek requests of one stream, one after the other. */
final class DeliverSession {
    private static final Logger LOG = System.getLogger(DeliverSession.class.getName());

    private final DeliverSetup setup;
    private final BlockFeed feed;
    private final Function<Block, DeliverResponse> form;

    DeliverSession(DeliverSetup setup, BlockFeed feed, Function<Block, DeliverResponse> form) {
        this.setup = setup;
        this.feed = feed;
        this.form = form;
    }

    /** Sends what was asked for; the status ends the request. */
    Status deliver(Envelope envelope, OutboundStream<DeliverResponse> client) throws InterruptedException {
        SeekRequest request;
        try {
            request = SeekRequest.parse(envelope, setup.clock().instant());
        } catch (InvalidProtocolBufferException e) {
            LOG.log(Level.WARNING, "seek request refused: {0}", e.getMessage());
            return Status.BAD_REQUEST;
        }
        if (!request.channelHeader().getChannelId().equals(setup.channelId())) {
            return Status.NOT_FOUND;
        }
        Optional<String> refusal = setup.policies()
                .refuseReader(new SignedData(
                        envelope.getPayload(), request.signatureHeader().getCreator(), envelope.getSignature()));
        if (refusal.isPresent()) {
            LOG.log(Level.WARNING, "seek request refused: {0}", refusal.get());
            return Status.FORBIDDEN;
        }
        SeekInfo seek = request.seek();
        OptionalLong start = seek.hasStart() ? start(seek.getStart()) : OptionalLong.empty();
        if (!seek.hasStart() || !seek.hasStop()) {
            return Status.BAD_REQUEST;
        }
        if (start.isEmpty()) {
            return Status.NOT_FOUND;
        }
        return deliver(request, start.getAsLong(), client);
    }

    private Status deliver(SeekRequest request, long start, OutboundStream<DeliverResponse> client)
            throws InterruptedException {
        SeekInfo seek = request.seek();
        long stop = switch (seek.getStop().getTypeCase()) {
            case OLDEST -> start;
            case NEWEST -> seek.getStart().equals(seek.getStop()) ? start : feed.height() - 1;
            case SPECIFIED -> seek.getStop().getSpecified().getNumber();
            // Fabric leaves the stop at zero here.
            case NEXT_COMMIT, TYPE_NOT_SET -> 0;
        };
        if (Long.compareUnsigned(stop, start) < 0) {
            return Status.BAD_REQUEST;
        }
        for (long number = start; ; number++) {
            if (seek.getBehavior() == SeekInfo.SeekBehavior.FAIL_IF_NOT_READY && number >= feed.height()) {
                return Status.NOT_FOUND;
            }
            Block block = feed.await(number);
            if (!isCurrent(request)) {
                return Status.FORBIDDEN;
            }
            client.send(form.apply(block));
            if (number == stop) {
                return Status.SUCCESS;
            }
        }
    }

    /** The first block; nothing when it lies behind the next one to come. */
    private OptionalLong start(SeekPosition position) {
        long height = feed.height();
        return switch (position.getTypeCase()) {
            case OLDEST -> OptionalLong.of(0);
            case NEWEST -> OptionalLong.of(height - 1);
            case NEXT_COMMIT -> OptionalLong.of(height);
            case SPECIFIED -> {
                long number = position.getSpecified().getNumber();
                yield Long.compareUnsigned(number, height) > 0 ? OptionalLong.empty() : OptionalLong.of(number);
            }
            case TYPE_NOT_SET -> OptionalLong.empty();
        };
    }

    private boolean isCurrent(SeekRequest request) {
        ChannelMembers members = setup.members();
        return members.check(request.signatureHeader().getCreator()) instanceof IdentityCheck.Known(var identity)
                && identity.isCurrent(setup.clock().instant());
    }

    /** What delivery knows of its channel. */
    record DeliverSetup(String channelId, ChannelMembers members, ChannelPolicies policies, InstantSource clock) {}
}
