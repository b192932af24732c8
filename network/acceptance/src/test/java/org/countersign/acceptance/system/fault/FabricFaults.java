package org.countersign.acceptance.system.fault;

import java.util.List;
import org.countersign.acceptance.fabric.FabricScripts;
import org.countersign.acceptance.stack.StackFolder;

/** What can happen to a stack on a real Fabric network: the gateway's processes die as on the embedded ledger, and so does each kind of node, by {@code network/fabric/stop}. */
public final class FabricFaults implements FaultTarget {
    private final FabricScripts scripts;
    private final StackFolder stack;
    private final Act down;
    private final Act up;

    /**
     * Faults of the network whose data is below the stack's folder.
     *
     * @param down stops everything, in order
     * @param up starts what does not run, nodes included
     */
    public FabricFaults(StackFolder stack, Act down, Act up) {
        this.scripts = new FabricScripts(stack.data().resolve("fabric"));
        this.stack = stack;
        this.down = down;
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
                new Fault("kill -9 of the PostgreSQL", () -> Signals.kill(stack.postmasterPid()), up),
                new Fault("stop everything", down, up));
    }

    private Fault stopped(String... words) {
        return new Fault("stop " + String.join(" ", words), () -> scripts.told("stop", words), up);
    }
}
