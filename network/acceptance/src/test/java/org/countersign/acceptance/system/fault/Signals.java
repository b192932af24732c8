package org.countersign.acceptance.system.fault;

import java.io.IOException;
import org.countersign.acceptance.story.Failure;

/** What an operating system does to a process that did not ask for it. */
public final class Signals {
    private static final long GONE_WITHIN_MILLIS = 10_000;

    private Signals() {}

    /** SIGKILL: no hook runs, nothing is flushed. Returns when the process is gone. */
    static void kill(long pid) throws InterruptedException {
        send("KILL", pid);
        var process = ProcessHandle.of(pid);
        for (long waited = 0; process.isPresent() && process.get().isAlive(); waited += 20) {
            if (waited > GONE_WITHIN_MILLIS) {
                throw new Failure("process " + pid + " survived kill -9");
            }
            Thread.sleep(20);
        }
    }

    /** SIGSTOP: the process keeps its connections and answers nothing, as behind a network that swallows everything. */
    public static void freeze(long pid) throws InterruptedException {
        send("STOP", pid);
    }

    public static void thaw(long pid) throws InterruptedException {
        send("CONT", pid);
    }

    private static void send(String signal, long pid) throws InterruptedException {
        try {
            var sent = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (sent != 0) {
                throw new Failure("kill -" + signal + " " + pid + " failed");
            }
        } catch (IOException e) {
            throw new Failure("kill could not be called", e);
        }
    }
}
