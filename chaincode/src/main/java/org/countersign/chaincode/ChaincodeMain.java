package org.countersign.chaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** Serves the contracts as a service: peers dial in. */
public final class ChaincodeMain {
    static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    static final String PACKAGE_ID = "CORE_CHAINCODE_ID_NAME";

    /** PEM files of the certificate and its key: with both, peers must come by TLS; with neither, they come plain. */
    static final String TLS_CERTIFICATE = "CHAINCODE_TLS_CERT";

    static final String TLS_KEY = "CHAINCODE_TLS_KEY";

    private static final String LOG_LEVEL = "CORE_CHAINCODE_LOGGING_LEVEL";

    /** At its own default level the router logs the arguments of every call, up to a mebibyte each. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.hyperledger.fabric.contract"), Logger.getLogger("org.hyperledger.fabric.shim"));

    /** The shim's 5 s would make peers move to a new connection all the time. */
    private static final int MAX_CONNECTION_AGE_SECONDS = 365 * 24 * 3600;

    private ChaincodeMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        serve(System.getenv());
    }

    /** Serves until the process ends. */
    static void serve(Map<String, String> environment) throws IOException, InterruptedException {
        String packageId = required(environment, PACKAGE_ID);
        ContractRouter router = new ContractRouter(new String[] {"-i", packageId});
        if (!environment.containsKey(LOG_LEVEL)) {
            QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        }
        router.startRouterWithChaincodeServer(new NettyChaincodeServer(router, properties(environment)));
    }

    static ChaincodeServerProperties properties(Map<String, String> environment) {
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(address(required(environment, ADDRESS)));
        properties.setMaxConnectionAgeSeconds(MAX_CONNECTION_AGE_SECONDS);
        if (environment.containsKey(TLS_CERTIFICATE) != environment.containsKey(TLS_KEY)) {
            throw new IllegalArgumentException("the environment must set both or neither of " + TLS_CERTIFICATE
                    + " and " + TLS_KEY + " (PEM files)");
        }
        if (environment.containsKey(TLS_CERTIFICATE)) {
            properties.setTlsEnabled(true);
            properties.setKeyCertChainFile(required(environment, TLS_CERTIFICATE));
            properties.setKeyFile(required(environment, TLS_KEY));
        }
        return properties;
    }

    static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(ADDRESS + " must be host:port");
        }
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment must set " + ADDRESS + " (host:port to listen on) and "
                    + PACKAGE_ID + " (the package id); missing: " + name);
        }
        return value;
    }
}
