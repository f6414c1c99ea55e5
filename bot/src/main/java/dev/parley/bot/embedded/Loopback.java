package dev.parley.bot.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Addresses only this machine can reach. */
final class Loopback {
    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    /** A port nobody listens on. Another process may take it before we do, so its taker has to be ready to ask again. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            return socket.getLocalPort();
        }
    }
}
