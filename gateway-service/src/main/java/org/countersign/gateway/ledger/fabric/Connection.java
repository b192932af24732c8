package org.countersign.gateway.ledger.fabric;

import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.jspecify.annotations.Nullable;

/** One connection to the peer, and one client per organisation on it. Nothing is opened or read before it is needed. */
final class Connection implements AutoCloseable {
    /** Blocks may be as large as the ordering service allows, 10 MB by default, and larger by configuration. */
    private static final int MAX_MESSAGE_BYTES = 100 * 1024 * 1024;
    /** Peers allow a ping a minute by default. The open block stream keeps the connection in use, so one that was cut silently is noticed. */
    private static final long KEEP_ALIVE_SECONDS = 70;

    private final LedgerProperties properties;
    private final MemberIdentities identities;
    private final ManagedChannel channel;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    /** An organisation's client, with what the SDK keeps to itself and signing by hand needs. */
    record Client(Gateway gateway, MemberIdentities.Member member) {}

    Connection(LedgerProperties properties) {
        this.properties = properties;
        this.identities = new MemberIdentities(properties);
        var builder = Grpc.newChannelBuilder(properties.endpoint(), credentials(properties.tlsCertificate()))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        var authority = properties.tlsAuthority();
        this.channel = (authority == null ? builder : builder.overrideAuthority(authority)).build();
    }

    private static ChannelCredentials credentials(@Nullable Path authority) {
        if (authority == null) {
            return InsecureChannelCredentials.create();
        }
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(authority.toFile())
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "countersign.ledger.tls-certificate cannot be read: " + authority, unreadable);
        }
    }

    /** @throws LedgerUnreachable when there is no usable identity */
    Client as(String msp) {
        return clients.computeIfAbsent(msp, this::connect);
    }

    private Client connect(String msp) {
        var member = identities.load(msp);
        var gateway = Gateway.newInstance()
                .connection(channel)
                .identity(member.identity())
                .signer(member.signer())
                .hash(Hash.SHA256)
                .evaluateOptions(within(properties.evaluateTimeout()))
                .endorseOptions(within(properties.endorseTimeout()))
                .submitOptions(within(properties.submitTimeout()))
                .commitStatusOptions(within(properties.statusTimeout()))
                .connect();
        return new Client(gateway, member);
    }

    /** Applied anew to each call. */
    private static UnaryOperator<CallOptions> within(Duration timeout) {
        return options -> options.withDeadlineAfter(timeout);
    }

    /** Forgets the channel's own back-off, which grows to minutes: our callers wait long enough between their tries. */
    void reconnectSoon() {
        channel.resetConnectBackoff();
    }

    @Override
    public void close() {
        clients.values().forEach(client -> client.gateway().close());
        channel.shutdownNow();
    }
}
