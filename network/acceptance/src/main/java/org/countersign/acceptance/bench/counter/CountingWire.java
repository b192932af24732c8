package org.countersign.acceptance.bench.counter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between browser and server and counts every byte that the server sends: headers, compressed bodies, and what a service worker fetches. */
final class CountingWire implements AutoCloseable {
    private static final int PIECE = 1 << 14;

    private final ServerSocket door;
    private final URI server;
    private final AtomicLong sent = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private CountingWire(ServerSocket door, URI server) {
        this.door = door;
        this.server = server;
    }

    static CountingWire before(URI server) throws IOException {
        CountingWire wire = new CountingWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        wire.threads.execute(wire::accept);
        return wire;
    }

    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    /** Since it stands there. */
    long bytes() {
        return sent.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                Socket behind = new Socket(server.getHost(), server.getPort());
                threads.execute(() -> copy(browser, behind, new AtomicLong()));
                threads.execute(() -> copy(behind, browser, sent));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong count) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.write(piece, 0, read);
                out.flush();
                count.addAndGet(read);
            }
        } catch (IOException over) {
            // One side is gone; so is the other.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
