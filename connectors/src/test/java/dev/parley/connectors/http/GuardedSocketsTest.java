package dev.parley.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedSocketsTest {
    private ServerSocket here;

    @BeforeEach
    void listen() throws IOException {
        here = new ServerSocket(0, 5, InetAddress.ofLiteral("0.0.0.0"));
    }

    @AfterEach
    void close() throws IOException {
        here.close();
    }

    @Test
    void a_socket_goes_to_the_address_that_was_checked_and_no_other() throws IOException {
        // As a library does it: it has looked up the name itself, and was told another address.
        InetSocketAddress rebound = new InetSocketAddress(
                InetAddress.getByAddress(
                        "far.test", InetAddress.ofLiteral("127.0.0.3").getAddress()),
                here.getLocalPort());

        try (Socket socket = sockets("127.0.0.2", "127.0.0.2").createSocket()) {
            socket.connect(rebound, 1_000);

            assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void a_name_that_leads_into_our_network_leads_nowhere() throws IOException {
        try (Socket socket = sockets("127.0.0.2", "").createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress("far.test", here.getLocalPort())))
                    .isInstanceOf(EgressDenied.class)
                    .hasMessageContaining("far.test at 127.0.0.2 (loopback)");
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    void an_address_without_a_name_is_checked_too() {
        assertThatThrownBy(() -> sockets("127.0.0.2", "127.0.0.2")
                        .createSocket(InetAddress.ofLiteral("127.0.0.3"), here.getLocalPort()))
                .isInstanceOf(EgressDenied.class);
    }

    @Test
    void a_checked_address_still_carries_the_name_that_tls_verifies() throws IOException {
        InetSocketAddress checked = sockets("127.0.0.2", "127.0.0.2").checked("far.test", 6379);

        assertThat(checked.getHostString()).isEqualTo("far.test");
        assertThat(checked.getAddress().getHostAddress()).isEqualTo("127.0.0.2");
    }

    /** Where far.test leads to this address, and literals to themselves. */
    private static GuardedSockets sockets(String address, String allowed) {
        EgressGuard.Names names =
                host -> new InetAddress[] {InetAddress.ofLiteral(host.equals("far.test") ? address : host)};
        return new GuardedSockets(new EgressGuard(EgressPolicy.parse(allowed), names));
    }
}
