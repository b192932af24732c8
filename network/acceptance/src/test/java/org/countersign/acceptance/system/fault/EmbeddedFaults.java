package org.countersign.acceptance.system.fault;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.countersign.acceptance.stack.StackFolder;

/** Every process of the embedded stack dies, or hangs. */
public final class EmbeddedFaults implements FaultTarget {
    private final StackFolder stack;
    private final Act up;

    /** @param up starts what does not run, and returns when all of it works */
    public EmbeddedFaults(StackFolder stack, Act up) {
        this.stack = stack;
        this.up = up;
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                killed("gateway", () -> stack.pid("gateway")),
                killed("PostgreSQL", stack::postmasterPid),
                killed("chaincode", () -> stack.pid("chaincode")),
                killed("ledger", () -> stack.pid("ledger")),
                frozen("gateway", () -> stack.pid("gateway")),
                frozen("chaincode", () -> stack.pid("chaincode")),
                frozen("ledger", () -> stack.pid("ledger")));
    }

    private Fault killed(String name, LongSupplier pid) {
        return new Fault("kill -9 of the " + name, () -> Signals.kill(pid.getAsLong()), up);
    }

    private static Fault frozen(String name, LongSupplier pid) {
        var victim = new AtomicLong();
        return new Fault(
                "the " + name + " hangs",
                () -> {
                    victim.set(pid.getAsLong());
                    Signals.freeze(victim.get());
                },
                () -> Signals.thaw(victim.get()));
    }
}
