package org.countersign.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.countersign.devledger.DevLedger;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** The development ledger with the real contracts, all in this JVM; it lives as long as the JVM. */
public final class TestLedger {
    private static final String PACKAGE_ID =
            "countersign_1.0:0000000000000000000000000000000000000000000000000000000000000001";

    private final DevLedger ledger;

    private TestLedger(DevLedger ledger) {
        this.ledger = ledger;
    }

    public static TestLedger start(Path data) throws IOException {
        var port = freePort();
        serveChaincode(port);
        var chaincode = new ChaincodeDefinition("countersign", "1.0", PACKAGE_ID, "127.0.0.1", port);
        return new TestLedger(DevLedger.builder(InstantSource.system(), new SecureRandom())
                .data(data)
                .chaincode(chaincode)
                .start());
    }

    public String endpoint() {
        return ledger.endpoint();
    }

    public Path organizations() {
        return ledger.organizations();
    }

    public DevLedger ledger() {
        return ledger;
    }

    private static void serveChaincode(int port) {
        var properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        properties.setMaxConnectionAgeSeconds(Integer.MAX_VALUE);
        var router = new ContractRouter(new String[] {"-i", PACKAGE_ID});
        try {
            var server = new NettyChaincodeServer(router, properties);
            Thread.ofPlatform().daemon().name("chaincode").start(() -> run(router, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(ContractRouter router, NettyChaincodeServer server) {
        try {
            router.startRouterWithChaincodeServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
