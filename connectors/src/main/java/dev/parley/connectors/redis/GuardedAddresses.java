package dev.parley.connectors.redis;

import dev.parley.connectors.http.GuardedSockets;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.SocketAddressResolver;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Gives the client addresses that were checked; they carry the name, which TLS verifies. Asked anew for every connection. */
final class GuardedAddresses extends SocketAddressResolver {
    private final GuardedSockets sockets;

    GuardedAddresses(GuardedSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public SocketAddress resolve(RedisURI uri) {
        try {
            return sockets.checked(uri.getHost(), uri.getPort());
        } catch (UnknownHostException denied) {
            throw new UncheckedIOException(denied);
        }
    }
}
