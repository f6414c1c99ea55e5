package dev.parley.connectors.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told to: by the beginning of what is said to it. An empty answer hangs up. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers;
    final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedSmtp(Map<String, String> answers) {
        this.answers = answers;
        try {
            socket = new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException gone) {
                // Of one client: the next may do better.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 far.test ready");
        boolean isMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (isMail && !line.equals(".")) {
                continue;
            }
            String answer = isMail ? answers.getOrDefault(".", "250 taken") : answerTo(line);
            isMail = !isMail && answer.startsWith("354");
            if (answer.isEmpty()) {
                return;
            }
            say(client, answer);
        }
    }

    private String answerTo(String line) {
        return answers.entrySet().stream()
                .filter(answer -> line.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> switch (line.split(" ")[0]) {
                    case "EHLO" -> "250-far.test\r\n250 AUTH PLAIN";
                    case "AUTH" -> "235 welcome";
                    case "DATA" -> "354 go on";
                    case "QUIT" -> "221 bye";
                    default -> "250 fine";
                });
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
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
