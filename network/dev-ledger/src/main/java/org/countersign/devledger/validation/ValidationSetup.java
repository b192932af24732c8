package org.countersign.devledger.validation;

import java.util.Set;
import org.countersign.devledger.identity.ChannelMembers;
import org.countersign.devledger.identity.ChannelPolicies;

/** What a committing peer knows of its channel. */
public record ValidationSetup(
        String channelId, Set<String> chaincodes, ChannelMembers members, ChannelPolicies policies) {

    public ValidationSetup {
        chaincodes = Set.copyOf(chaincodes);
    }
}
