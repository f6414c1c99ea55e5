package dev.parley.connectors.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Puts TLS before a server of this machine that speaks none. */
public final class TlsDoor implements AutoCloseable {
    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private TlsDoor(Certificates certificate, int port, UnaryOperator<String> inTheClear) {
        SSLContext tls = certificate.server();
        try {
            door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    Socket caller = kept(door.accept());
                    Thread.ofVirtual().start(() -> serve(caller, port, inTheClear, tls));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    /** TLS from the first byte. */
    public static TlsDoor before(int port, Certificates certificate) {
        return new TlsDoor(certificate, port, null);
    }

    /** TLS once the caller asks for it (STARTTLS). @param answer what the door answers to a line before that */
    public static TlsDoor startTls(int port, Certificates certificate, UnaryOperator<String> answer) {
        return new TlsDoor(certificate, port, answer);
    }

    public int port() {
        return door.getLocalPort();
    }

    private void serve(Socket caller, int port, UnaryOperator<String> inTheClear, SSLContext tls) {
        try {
            Socket server = kept(new Socket(InetAddress.getLoopbackAddress(), port));
            if (inTheClear != null) {
                caller.getOutputStream().write(line(server.getInputStream()).getBytes(StandardCharsets.US_ASCII));
                String said;
                do {
                    said = line(caller.getInputStream());
                    caller.getOutputStream().write(inTheClear.apply(said).getBytes(StandardCharsets.US_ASCII));
                } while (!said.isEmpty() && !said.strip().toUpperCase().endsWith("STARTTLS"));
            }
            Socket secure = kept(tls.getSocketFactory().createSocket(caller, (InputStream) null, true));
            Thread.ofVirtual().start(() -> pass(server, secure));
            pass(secure, server);
        } catch (IOException gone) {
            closeQuietly(caller);
        }
    }

    /** With its end; empty when nothing more comes. */
    private static String line(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = from.read(); letter >= 0; letter = from.read()) {
            line.append((char) letter);
            if (letter == '\n') {
                break;
            }
        }
        return line.toString();
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8_192];
            for (int read = from.getInputStream().read(some);
                    read >= 0;
                    read = from.getInputStream().read(some)) {
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException ended) {
            // One side has hung up: so does the other, by the end of the block.
            return;
        }
    }

    private Socket kept(Socket socket) {
        open.add(socket);
        return socket;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(TlsDoor::closeQuietly);
    }
}
