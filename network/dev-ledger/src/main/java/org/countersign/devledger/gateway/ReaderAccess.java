package org.countersign.devledger.gateway;

import com.google.rpc.Code;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.ChannelPolicies.SignedData;

/** Lets readers of the channel in. */
final class ReaderAccess {
    private ReaderAccess() {}

    static void require(String channelId, String requested, ChannelPolicies policies, SignedData signed) {
        if (requested.isEmpty()) {
            throw RpcErrors.of(
                    Code.PERMISSION_DENIED,
                    "Invalid channel ID name during check policy on signed data. Name must be different from nil.");
        }
        if (!requested.equals(channelId)) {
            throw RpcErrors.of(Code.PERMISSION_DENIED, "Failed to get policy manager for channel [" + requested + "]");
        }
        if (policies.refuseReader(signed).isPresent()) {
            throw RpcErrors.of(Code.PERMISSION_DENIED, ChannelPolicies.refusal(channelId, "Readers"));
        }
    }
}
