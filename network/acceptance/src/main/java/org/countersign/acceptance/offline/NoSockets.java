package org.countersign.acceptance.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes the classic socket classes of this JVM, as {@link RefusingSelectorProvider} closes its channels, and then proves it
 * by trying to reach a server that is known to answer.
 */
final class NoSockets {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private NoSockets() {}

    /** One way to reach a server. */
    private interface Attempt {
        void open() throws IOException, InterruptedException;
    }

    /** The old factory methods are deprecated, and the only hooks that the classic socket classes have. */
    @SuppressWarnings("deprecation")
    static void refuseFromNowOn() throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw new UncheckedIOException(RefusingSelectorProvider.refusal("socket"));
        });
        ServerSocket.setSocketFactory(() -> {
            throw new UncheckedIOException(RefusingSelectorProvider.refusal("server socket"));
        });
        DatagramSocket.setDatagramSocketImplFactory(() -> {
            throw new UncheckedIOException(RefusingSelectorProvider.refusal("datagram socket"));
        });
    }

    /** Tries a plain socket, a channel and an HTTP request. Returns how each failed. */
    static List<String> proveAgainst(URI server) throws InterruptedException {
        InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
        List<String> refused = new ArrayList<>();
        refused.add(refusalOf("socket", () -> {
            try (Socket socket = new Socket()) {
                socket.connect(address, 1_000);
            }
        }));
        refused.add(refusalOf("channel", () -> SocketChannel.open(address).close()));
        refused.add(refusalOf("http", () -> {
            try (HttpClient client = HttpClient.newHttpClient()) {
                client.send(HttpRequest.newBuilder(server).build(), BodyHandlers.discarding());
            }
        }));
        return refused;
    }

    /** How many sockets the operating system sees open in this process; none to be seen where it does not say. */
    static int openSockets() throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0;
        }
        int sockets = 0;
        try (var files = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path file : files) {
                if (pointsToSocket(file)) {
                    sockets++;
                }
            }
        }
        return sockets;
    }

    private static boolean pointsToSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // The listing's own descriptor is gone by the time it is looked at.
        }
    }

    private static String refusalOf(String way, Attempt attempt) throws InterruptedException {
        try {
            attempt.open();
        } catch (IOException | UncheckedIOException e) {
            return way + " refused: " + rootOf(e).getClass().getSimpleName();
        }
        throw new IllegalStateException("the " + way + " reached the server: this process is not offline");
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : rootOf(cause);
    }
}
