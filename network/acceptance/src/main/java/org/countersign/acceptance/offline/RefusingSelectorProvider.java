package org.countersign.acceptance.offline;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A JVM whose provider this is opens no channel to a network, Unix domain sockets included; every attempt is counted. It is
 * put on the boot class path, so it uses nothing but the JDK and {@link RefusedSocketException}, and what others call is public.
 */
public final class RefusingSelectorProvider extends SelectorProvider {
    private static final AtomicInteger REFUSALS = new AtomicInteger();

    public RefusingSelectorProvider() {}

    public static int refusals() {
        return REFUSALS.get();
    }

    /** Counts one attempt; the caller throws what it gets. */
    public static RefusedSocketException refusal(String what) {
        REFUSALS.incrementAndGet();
        return new RefusedSocketException(what);
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        throw refusal("datagram channel");
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        throw refusal("datagram channel");
    }

    @Override
    public Pipe openPipe() throws IOException {
        throw refusal("pipe");
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        throw refusal("selector");
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        throw refusal("server socket channel");
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) throws IOException {
        throw refusal("server socket channel");
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        throw refusal("socket channel");
    }

    @Override
    public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
        throw refusal("socket channel");
    }
}
