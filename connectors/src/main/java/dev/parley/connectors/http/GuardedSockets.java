package dev.parley.connectors.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/**
 * Plain sockets that connect only where the egress policy lets them. The name is looked up and checked as the socket connects, and the
 * socket goes to exactly the address that was checked, whatever its user has looked up before (DNS rebinding). TLS is put on top by the
 * protocol's library, which still knows the name and verifies it.
 */
public final class GuardedSockets extends SocketFactory {
    private final EgressGuard guard;

    GuardedSockets(EgressGuard guard) {
        this.guard = guard;
    }

    /**
     * For a library that takes an address instead of a socket. It carries the name, and no second look-up follows.
     *
     * @throws UnknownHostException also when the policy forbids it: {@link EgressDenied}
     */
    public InetSocketAddress checked(String host, int port) throws UnknownHostException {
        InetSocketAddress checked = guard.resolve(host, port).getFirst();
        return new InetSocketAddress(
                InetAddress.getByAddress(host, checked.getAddress().getAddress()), port);
    }

    /** Not connected yet. */
    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new SocketException("Parley chooses its own address");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new SocketException("Parley chooses its own address");
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to);
        return socket;
    }

    private final class GuardedSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            if (!(endpoint instanceof InetSocketAddress to)) {
                throw new SocketException("Only hosts can be connected to");
            }
            super.connect(checked(to.getHostString(), to.getPort()), timeoutMillis);
        }
    }
}
