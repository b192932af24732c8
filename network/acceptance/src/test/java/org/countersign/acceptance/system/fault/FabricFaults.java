package org.countersign.acceptance.system.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;

/** What can happen to a stack on a real Fabric network: the gateway's processes die as on the embedded ledger, and so does each kind of node, by {@code network/fabric/stop}. */
public final class FabricFaults implements FaultTarget {
    private static final long PATIENCE_SECONDS = 120;

    private final Path commands;
    private final StackFolder stack;
    private final Act up;

    /**
     * Faults of the network whose data is below the stack's folder.
     *
     * @param commands the folder {@code network/fabric}
     * @param up starts what does not run, nodes included
     */
    public FabricFaults(Path commands, StackFolder stack, Act up) {
        this.commands = commands;
        this.stack = stack;
        this.up = up;
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                stopped("leader", "--kill"),
                stopped("data-bureau-peer", "--kill"),
                stopped("partners-peer"),
                new Fault("kill -9 of the chaincode", () -> Signals.kill(stack.pid("chaincode")), up),
                new Fault("kill -9 of the gateway", () -> Signals.kill(stack.pid("gateway")), up),
                new Fault("kill -9 of the PostgreSQL", () -> Signals.kill(stack.postmasterPid()), up));
    }

    private Fault stopped(String node, String... options) {
        return new Fault("stop " + node + " " + String.join(" ", options), () -> stop(node, options), up);
    }

    private void stop(String node, String... options) throws InterruptedException {
        var command = new ArrayList<>(List.of(commands.resolve("stop").toString(), node));
        command.addAll(List.of(options));
        command.addAll(List.of("--data", stack.data().resolve("fabric").toString()));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new Failure("network/fabric/stop " + node + " failed");
            }
        } catch (IOException e) {
            throw new Failure("network/fabric/stop could not be called", e);
        }
    }
}
