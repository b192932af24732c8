package org.countersign.devledger.gateway;

import com.google.rpc.Code;
import org.countersign.devledger.identity.ChannelPolicies;
import org.countersign.devledger.identity.ChannelPolicies.SignedData;

/** Lets readers of the channel in. */
final class ReaderAccess {
    private ReaderAccess() {}

    static void require(String channelId, String requested, ChannelPolicies policies, SignedData signed) {
        if (!requested.equals(channelId)) {
            throw RpcErrors.of(Code.PERMISSION_DENIED, "channel '" + requested + "' not found");
        }
        policies.refuseReader(signed).ifPresent(reason -> {
            throw RpcErrors.of(Code.PERMISSION_DENIED, reason);
        });
    }
}
