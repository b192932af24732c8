package org.countersign.testchaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/**
 * The contract, and beside it what the shim's router never does: other statuses than 200 and 500, exceptions that escape, results that are
 * no text, and the end of the process in mid-transaction.
 */
public final class RoutedChaincode extends ChaincodeBase {
    /** The shim's 5 s would make peers move to a new connection all the time. */
    private static final int MAX_CONNECTION_AGE_SECONDS = 365 * 24 * 3600;

    private static final int SUCCESS = 200;

    private final ContractRouter router;

    public RoutedChaincode(String packageId) {
        String[] arguments = {"-i", packageId};
        this.router = new ContractRouter(arguments);
        processEnvironmentOptions();
        processCommandLineOptions(arguments);
        validateOptions();
        var _ = getChaincodeConfig();
    }

    /** Not started yet; peers come plain. */
    public NettyChaincodeServer server(InetSocketAddress address) throws IOException {
        return new NettyChaincodeServer(this, properties(address));
    }

    /** Not started yet; peers come by TLS. Both are PEM files, the key in PKCS#8. */
    public NettyChaincodeServer server(InetSocketAddress address, String certificateChain, String key)
            throws IOException {
        ChaincodeServerProperties properties = properties(address);
        properties.setTlsEnabled(true);
        properties.setKeyCertChainFile(certificateChain);
        properties.setKeyFile(key);
        return new NettyChaincodeServer(this, properties);
    }

    /** Finds the contract and serves it until the server is stopped. */
    public void run(NettyChaincodeServer server) throws IOException, InterruptedException {
        router.startRouterWithChaincodeServer(server);
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return router.init(stub);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<byte[]> arguments = stub.getArgs();
        return switch (text(arguments.getFirst())) {
            case "respond" ->
                new Response(Integer.parseInt(text(arguments.get(1))), text(arguments.get(2)), arguments.get(3));
            case "putThenRespond" -> {
                stub.putState(text(arguments.get(4)), arguments.get(3));
                stub.setEvent("answered", arguments.get(3));
                yield new Response(Integer.parseInt(text(arguments.get(1))), text(arguments.get(2)), arguments.get(3));
            }
            case "putBytes" -> {
                stub.putState(text(arguments.get(1)), arguments.get(2));
                yield new Response(SUCCESS, "", arguments.get(2));
            }
            case "getBytes" -> new Response(SUCCESS, "", stub.getState(text(arguments.get(1))));
            case "escape" -> throw new IllegalStateException(text(arguments.get(1)));
            case "die" -> {
                stub.putState(text(arguments.get(1)), arguments.get(1));
                Runtime.getRuntime().halt(1);
                throw new IllegalStateException("halted already");
            }
            default -> router.invoke(stub);
        };
    }

    private static ChaincodeServerProperties properties(InetSocketAddress address) {
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(address);
        properties.setMaxConnectionAgeSeconds(MAX_CONNECTION_AGE_SECONDS);
        return properties;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
