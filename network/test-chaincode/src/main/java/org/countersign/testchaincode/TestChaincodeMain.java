package org.countersign.testchaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** Serves the test chaincode to peers, told by the same environment as the product's chaincode. */
public final class TestChaincodeMain {
    private static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    private static final String PACKAGE_ID = "CORE_CHAINCODE_ID_NAME";
    private static final String TLS_CERTIFICATE = "CHAINCODE_TLS_CERT";
    private static final String TLS_KEY = "CHAINCODE_TLS_KEY";

    /** At its own level the router logs the arguments of every call. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.hyperledger.fabric.contract"), Logger.getLogger("org.hyperledger.fabric.shim"));

    private TestChaincodeMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        RoutedChaincode chaincode = new RoutedChaincode(required(environment, PACKAGE_ID));
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        chaincode.run(server(chaincode, address(required(environment, ADDRESS)), environment));
    }

    private static NettyChaincodeServer server(
            RoutedChaincode chaincode, InetSocketAddress address, Map<String, String> environment) throws IOException {
        String certificate = environment.get(TLS_CERTIFICATE);
        String key = environment.get(TLS_KEY);
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("set both or neither of " + TLS_CERTIFICATE + " and " + TLS_KEY);
        }
        return certificate == null || key == null
                ? chaincode.server(address)
                : chaincode.server(address, certificate, key);
    }

    private static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "set " + ADDRESS + " (host:port) and " + PACKAGE_ID + " (the package id); missing: " + name);
        }
        return value;
    }
}
