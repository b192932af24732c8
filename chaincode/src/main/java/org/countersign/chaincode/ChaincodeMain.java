package org.countersign.chaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServer;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** Serves the contracts as a service: peers dial in. */
public final class ChaincodeMain {
    static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    static final String PACKAGE_ID = "CORE_CHAINCODE_ID_NAME";

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
        router.startRouterWithChaincodeServer(server(router, address(required(environment, ADDRESS))));
    }

    static ChaincodeServer server(ContractRouter router, InetSocketAddress address) throws IOException {
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(address);
        properties.setMaxConnectionAgeSeconds(MAX_CONNECTION_AGE_SECONDS);
        return new NettyChaincodeServer(router, properties);
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
