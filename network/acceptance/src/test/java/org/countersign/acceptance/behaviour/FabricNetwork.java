package org.countersign.acceptance.behaviour;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.acceptance.story.Failure;

/** A real network of three organisations, by the commands of network/fabric. */
final class FabricNetwork implements LedgerNetwork {
    static final String NAME = "Fabric";

    private static final List<String> BINARIES = List.of("peer", "orderer", "configtxgen", "cryptogen", "osnadmin");
    private static final Path COMMANDS = Jars.ROOT.resolve("network/fabric");
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

    /** What this machine lacks for it: nothing, when Fabric's programs are installed. */
    static List<String> missing() {
        List<String> missing = new ArrayList<>(BINARIES);
        missing.removeIf(FabricNetwork::isOnPath);
        return missing;
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
        String told = call("up", "--batch-timeout", SuiteSettings.BATCH_TIMEOUT.toMillis() + "ms");
        Matcher gateway = GATEWAY.matcher(told);
        if (!gateway.find()) {
            throw new Failure("network/fabric/up did not say where the data bureau's peer is: " + told);
        }
        gatewayPort = Integer.parseInt(gateway.group(1));
        for (String name : Chaincodes.ALL) {
            int port = ServedChaincode.freePort();
            String packageId = call(
                            "deploy",
                            "--name",
                            name,
                            "--version",
                            SuiteSettings.VERSION,
                            "--address",
                            "127.0.0.1:" + port)
                    .strip();
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
            Matcher timeout = EXECUTE_TIMEOUT.matcher(Files.readString(COMMANDS.resolve("config/core.yaml")));
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
        var _ = call("down");
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Runs a command of network/fabric; what it prints is returned, what it complains about goes to a log. */
    private String call(String command, String... options) {
        List<String> words = new ArrayList<>(List.of(COMMANDS.resolve(command).toString()));
        words.addAll(List.of("--data", data().toString()));
        words.addAll(List.of(options));
        Path log = folder.resolve("commands.log");
        try {
            Process process = new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            String told = LedgerClient.text(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new Failure("network/fabric/" + command + " failed; its words are in " + log);
            }
            return told;
        } catch (IOException e) {
            throw new Failure("network/fabric/" + command + " cannot be called", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted during network/fabric/" + command, e);
        }
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
