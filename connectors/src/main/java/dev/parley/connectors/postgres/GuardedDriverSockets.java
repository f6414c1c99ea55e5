package dev.parley.connectors.postgres;

import dev.parley.connectors.http.GuardedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/** Hands the driver guarded sockets. It makes its factory itself, by class name and a text, so those there are are known by a key. */
public final class GuardedDriverSockets extends SocketFactory {
    private static final Map<String, GuardedSockets> KNOWN = new ConcurrentHashMap<>();

    private final SocketFactory guarded;

    /** For the driver. @param key from {@link #register} */
    public GuardedDriverSockets(String key) {
        GuardedSockets known = KNOWN.get(key);
        if (known == null) {
            throw new IllegalArgumentException("No sockets are registered so");
        }
        this.guarded = known;
    }

    /** @return the key */
    static String register(GuardedSockets sockets) {
        String key = UUID.randomUUID().toString();
        KNOWN.put(key, sockets);
        return key;
    }

    @Override
    public Socket createSocket() throws IOException {
        return guarded.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return guarded.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return guarded.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return guarded.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return guarded.createSocket(host, port, localHost, localPort);
    }
}
