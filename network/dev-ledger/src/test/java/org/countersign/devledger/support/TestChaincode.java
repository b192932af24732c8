package org.countersign.devledger.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.countersign.testchaincode.RoutedChaincode;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** The test contract, run by the unmodified Fabric shim as a service on a free port of this JVM. */
public final class TestChaincode implements AutoCloseable {
    private static final String PACKAGE_HASH = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private final ChaincodeDefinition definition;
    private NettyChaincodeServer server;

    private TestChaincode(ChaincodeDefinition definition) {
        this.definition = definition;
        this.server = serve();
    }

    private static final class Shared {
        private static final TestChaincode INSTANCE = start("test");
    }

    /** The one that most tests use; it lives as long as the JVM, because starting one takes a second. */
    public static TestChaincode shared() {
        return Shared.INSTANCE;
    }

    public static TestChaincode start(String name) {
        return new TestChaincode(
                new ChaincodeDefinition(name, "1.0", name + "_1.0:" + PACKAGE_HASH, "127.0.0.1", freePort()));
    }

    public ChaincodeDefinition definition() {
        return definition;
    }

    /** Ends the process, as far as the ledger can see. */
    public void stop() {
        server.stop();
    }

    /** Comes back on the same port. */
    public void restart() {
        server = serve();
    }

    @Override
    public void close() {
        stop();
    }

    private NettyChaincodeServer serve() {
        RoutedChaincode chaincode = new RoutedChaincode(definition.packageId());
        try {
            NettyChaincodeServer started =
                    chaincode.server(new InetSocketAddress(InetAddress.getLoopbackAddress(), definition.port()));
            Thread.ofPlatform().daemon().name("chaincode").start(() -> run(chaincode, started));
            awaitListening();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The router looks through the whole class path before it listens, which takes long on a busy machine. */
    private void awaitListening() throws IOException {
        for (int i = 0; i < 3000; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), definition.port())) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (ConnectException e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IOException("the chaincode does not listen");
    }

    private static void run(RoutedChaincode chaincode, NettyChaincodeServer server) {
        try {
            chaincode.run(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
