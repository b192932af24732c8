package org.countersign.devledger;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.countersign.devledger.gateway.ConcurrencyLimit;
import org.countersign.devledger.identity.MspFolders;
import org.countersign.devledger.identity.Organization;
import org.countersign.devledger.ordering.BatchOptions;
import org.jspecify.annotations.Nullable;

/**
 * A Fabric channel in one process: three organisations' peers, an ordering service and a gateway behind one port on the loopback address.
 * For trying, developing and testing: one process and one operator hold every key.
 */
public final class DevLedger implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 20 * 1024 * 1024;
    private static final int DELIVER_CONCURRENCY = 500;

    private final DevLedgerOptions options;
    private final Channel channel;
    private final Server server;

    private DevLedger(DevLedgerOptions options) throws IOException {
        this.options = options;
        this.channel = Channel.open(options);
        this.server = serve(options, channel);
    }

    /** Starts with the organisations of Countersign; everything else has Fabric's values or those of {@link BatchOptions#DEFAULT}. */
    public static Builder builder(InstantSource clock, SecureRandom random) {
        return new Builder(clock, random);
    }

    /** The port that it listens on, also when 0 was asked for. */
    public int port() {
        return server.getPort();
    }

    /** What a Fabric client dials, without TLS. */
    public String endpoint() {
        return "127.0.0.1:" + port();
    }

    public String channelId() {
        return options.channelId();
    }

    /** The folder that holds {@code peerOrganizations}. */
    public Path organizations() {
        return options.organizationsFolder();
    }

    /** The MSP folder of a user, {@code gateway} or {@code Admin}, with {@code signcerts/*.pem} and {@code keystore/*_sk}. */
    public Path userMsp(String mspId, String user) {
        Organization organization = options.organizations().stream()
                .filter(candidate -> candidate.mspId().equals(mspId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no organisation " + mspId));
        return new MspFolders(organizations()).user(organization, user);
    }

    /** The number of blocks. */
    public long height() {
        return channel.height();
    }

    /** Completes when the ledger cannot go on, for example because the disk is full; never when it is closed. */
    public CompletableFuture<Throwable> failure() {
        return channel.failure();
    }

    /** Ends all calls, finishes the block that is being written, and gives the data folder back. */
    @Override
    public void close() {
        server.shutdownNow();
        channel.stop();
        try {
            if (!server.awaitTermination(5, TimeUnit.SECONDS)) {
                System.getLogger(DevLedger.class.getName())
                        .log(System.Logger.Level.WARNING, "some calls did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            channel.close();
        }
    }

    /** Only makes the organisations that the folder does not hold yet. */
    static void createOrganizations(DevLedgerOptions options) throws IOException {
        new MspFolders(options.organizationsFolder())
                .create(
                        options.organizations(),
                        options.random(),
                        options.clock().instant());
    }

    private static Server serve(DevLedgerOptions options, Channel channel) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
        try {
            return NettyServerBuilder.forAddress(loopback, InsecureServerCredentials.create())
                    .executor(channel.executor())
                    .maxInboundMessageSize(MAX_REQUEST_BYTES)
                    // As a peer: clients that keep their connections alive may do so once a minute.
                    .permitKeepAliveTime(1, TimeUnit.MINUTES)
                    .permitKeepAliveWithoutCalls(true)
                    .addService(ServerInterceptors.intercept(
                            channel.gatewayService(),
                            new ConcurrencyLimit("gateway.Gateway", options.gatewayConcurrency())))
                    .addService(ServerInterceptors.intercept(
                            channel.deliverService(), new ConcurrencyLimit("protos.Deliver", DELIVER_CONCURRENCY)))
                    .build()
                    .start();
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot listen on " + loopback + ": " + e.getMessage(), e);
        }
    }

    /** Collects the options of a dev-ledger. Only the data folder is required. */
    public static final class Builder {
        private @Nullable Path data;
        private int port;
        private String channelId = "countersign";
        private List<Organization> organizations = Organization.COUNTERSIGN;
        private final List<ChaincodeDefinition> chaincodes = new ArrayList<>();
        private BatchOptions batching = BatchOptions.DEFAULT;
        private Duration executeTimeout = Duration.ofSeconds(30);
        private int gatewayConcurrency = 500;
        private final InstantSource clock;
        private final SecureRandom random;

        private Builder(InstantSource clock, SecureRandom random) {
            this.clock = clock;
            this.random = random;
        }

        /** Holds the ledger and the organisations; made when absent. */
        public Builder data(Path folder) {
            this.data = folder;
            return this;
        }

        /** 0, the default, takes a free port. */
        public Builder port(int value) {
            this.port = value;
            return this;
        }

        public Builder channelId(String value) {
            this.channelId = value;
            return this;
        }

        /** The first organisation is the gateway's. */
        public Builder organizations(List<Organization> values) {
            this.organizations = List.copyOf(values);
            return this;
        }

        public Builder chaincode(ChaincodeDefinition definition) {
            this.chaincodes.add(definition);
            return this;
        }

        public Builder batching(BatchOptions value) {
            this.batching = value;
            return this;
        }

        public Builder executeTimeout(Duration value) {
            this.executeTimeout = value;
            return this;
        }

        /** Calls in progress beyond which the gateway refuses. */
        public Builder gatewayConcurrency(int value) {
            this.gatewayConcurrency = value;
            return this;
        }

        /** Returns when it listens. */
        public DevLedger start() throws IOException {
            return new DevLedger(options());
        }

        DevLedgerOptions options() {
            return new DevLedgerOptions(
                    Objects.requireNonNull(data, "a dev-ledger needs a data folder"),
                    port,
                    channelId,
                    organizations,
                    chaincodes,
                    batching,
                    executeTimeout,
                    gatewayConcurrency,
                    clock,
                    random);
        }
    }
}
