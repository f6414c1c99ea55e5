package dev.parley.connectors.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port of this machine, at every of its addresses, that takes calls and says nothing. */
public final class Listener implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger calls = new AtomicInteger();

    public Listener() {
        try {
            socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    socket.accept();
                    calls.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
