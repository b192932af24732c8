package org.countersign.devledger.ordering;

import java.time.InstantSource;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;

/** What the ordering service knows of its channel. */
public record OrdererSetup(
        String channelId, BatchOptions options, ChannelMembers members, ChannelPolicies policies, InstantSource clock) {

    BroadcastChecks checks() {
        return new BroadcastChecks(channelId, options.absoluteMaxBytes(), members, policies, clock);
    }
}
