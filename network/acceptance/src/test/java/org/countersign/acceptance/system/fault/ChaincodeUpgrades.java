package org.countersign.acceptance.system.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.behaviour.ServedChaincode;
import org.countersign.acceptance.fabric.FabricScripts;
import org.countersign.acceptance.stack.StackFolder;

/**
 * Replaces the chaincode of a stack on Fabric by another version of it, as docs/operating/chaincode-upgrade.md says, in the middle of the work. The program is the
 * same; its version, its address and so its package are others, and each upgrade ends the process that the one before it started.
 */
public final class ChaincodeUpgrades implements FaultTarget, AutoCloseable {
    private final StackFolder stack;
    private final FabricScripts scripts;
    private final List<ServedChaincode> started = new ArrayList<>();

    public ChaincodeUpgrades(StackFolder stack) {
        this.stack = stack;
        this.scripts = new FabricScripts(stack.data().resolve("fabric"));
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("an upgrade of the chaincode", this::upgrade, () -> {
            // The new version serves; nothing is broken.
        }));
    }

    private void upgrade() throws InterruptedException {
        var port = ServedChaincode.freePort();
        var tls = scripts.data().resolve("organizations/peerOrganizations/data-bureau.countersign.test/chaincode/tls");
        var jar = stack.data().resolve("app/chaincode.jar");
        var version = "upgrade-" + (started.size() + 1);
        var definition = List.of(
                "--version",
                version,
                "--address",
                "127.0.0.1:" + port,
                "--code",
                jar.toString(),
                "--tls-authority",
                tls.resolve("ca.crt").toString());
        var next = new ServedChaincode(
                jar,
                scripts.told("upgrade", with(definition, "--print-id")),
                port,
                log(version),
                Map.of(
                        "CHAINCODE_TLS_CERT", tls.resolve("server.crt").toString(),
                        "CHAINCODE_TLS_KEY", tls.resolve("server.key").toString()));
        started.add(next);
        next.start();
        next.awaitListening();
        scripts.told("upgrade", with(definition));
        // Every peer has the new definition now; whoever still serves the old one is not asked any more.
        if (started.size() == 1) {
            Signals.kill(stack.pid("chaincode"));
        } else {
            started.get(started.size() - 2).close();
        }
    }

    private Path log(String version) {
        return stack.data().resolve("logs").resolve(version + ".log");
    }

    private static String[] with(List<String> words, String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        started.forEach(ServedChaincode::close);
    }
}
