package org.countersign.acceptance.behaviour;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.acceptance.fabric.FabricScripts;
import org.countersign.acceptance.story.Failure;

/** A real network of three organisations, by the commands of network/fabric. */
final class FabricNetwork implements LedgerNetwork {
    static final String NAME = "Fabric";

    private static final Pattern GATEWAY =
            Pattern.compile("^ *data-bureau +127\\.0\\.0\\.1:([0-9]+)$", Pattern.MULTILINE);
    private static final Pattern EXECUTE_TIMEOUT =
            Pattern.compile("^ *executetimeout: *([0-9]+)s *$", Pattern.MULTILINE);

    private final Path folder;
    private final Map<String, ServedChaincode> chaincodes = new LinkedHashMap<>();
    private int gatewayPort;

    private FabricNetwork(Path folder) {
        this.folder = folder;
    }

    static FabricNetwork start(Path folder) {
        FabricNetwork network = new FabricNetwork(folder);
        boolean complete = false;
        try {
            network.bringUp();
            complete = true;
            return network;
        } finally {
            if (!complete) {
                network.close();
            }
        }
    }

    private void bringUp() {
        String told = scripts().told("up", "--batch-timeout", SuiteSettings.BATCH_TIMEOUT.toMillis() + "ms");
        Matcher gateway = GATEWAY.matcher(told);
        if (!gateway.find()) {
            throw new Failure("network/fabric/up did not say where the data bureau's peer is: " + told);
        }
        gatewayPort = Integer.parseInt(gateway.group(1));
        for (String name : Chaincodes.ALL) {
            int port = ServedChaincode.freePort();
            String packageId = scripts()
                    .told(
                            "deploy",
                            "--name",
                            name,
                            "--version",
                            SuiteSettings.VERSION,
                            "--address",
                            "127.0.0.1:" + port);
            ServedChaincode chaincode = Chaincodes.served(name, packageId, port, folder);
            chaincodes.put(name, chaincode);
        }
        Chaincodes.start(chaincodes);
        Chaincodes.awaitListening(chaincodes);
        Chaincodes.awaitAnswers(this);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean has(KnownDifference difference) {
        return false;
    }

    @Override
    public int fabricRelease() {
        return FabricScripts.release();
    }

    @Override
    public ManagedChannel connect() {
        Path authority = organizations()
                .resolve("peerOrganizations")
                .resolve(Member.DATA_BUREAU.domain())
                .resolve("peers")
                .resolve("peer0." + Member.DATA_BUREAU.domain())
                .resolve("tls/ca.crt");
        try {
            return Grpc.newChannelBuilder(
                            "127.0.0.1:" + gatewayPort,
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(authority.toFile())
                                    .build())
                    .maxInboundMessageSize(SuiteSettings.MAX_MESSAGE_BYTES)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path organizations() {
        return data().resolve("organizations");
    }

    @Override
    public Duration executeTimeout() {
        try {
            Matcher timeout =
                    EXECUTE_TIMEOUT.matcher(Files.readString(FabricScripts.FOLDER.resolve("config/core.yaml")));
            if (!timeout.find()) {
                throw new Failure("network/fabric/config/core.yaml has no executetimeout in seconds");
            }
            return Duration.ofSeconds(Long.parseLong(timeout.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServedChaincode chaincode(String name) {
        return Chaincodes.of(chaincodes, name);
    }

    @Override
    public void close() {
        chaincodes.values().forEach(ServedChaincode::close);
        var _ = scripts().told("down");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private FabricScripts scripts() {
        return new FabricScripts(data());
    }
}
