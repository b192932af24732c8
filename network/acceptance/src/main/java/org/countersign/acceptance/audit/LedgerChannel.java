package org.countersign.acceptance.audit;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;

/** The way to the peer that the gateway uses too: by TLS where the ledger has an authority for it. */
public final class LedgerChannel {
    private LedgerChannel() {}

    /** A channel of the caller's own, which closes it. */
    public static ManagedChannel open(StackFolder stack) {
        ChannelCredentials credentials =
                stack.ledgerTlsAuthority().map(LedgerChannel::trusting).orElseGet(InsecureChannelCredentials::create);
        return Grpc.newChannelBuilder("127.0.0.1:" + stack.port("ledger"), credentials)
                .build();
    }

    private static ChannelCredentials trusting(Path authority) {
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(authority.toFile())
                    .build();
        } catch (IOException e) {
            throw new Failure(authority + " cannot be read", e);
        }
    }
}
