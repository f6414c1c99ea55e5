package dev.parley.connectors.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port of this machine, at every of its addresses, that takes calls and says nothing. */
public final class Listener implements AutoCloseable {
    private final ServerSocket socket;
    /** Kept, since a socket that nobody refers to is closed with the next collection of garbage. */
    private final List<Socket> calls = new CopyOnWriteArrayList<>();

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
                    calls.add(socket.accept());
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
        return calls.size();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket call : calls) {
                call.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
