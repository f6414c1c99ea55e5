package dev.parley.bot.slack.standin;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Socket Mode on this machine, by real web sockets: each ticket opens one connection, which is greeted with {@code hello}; envelopes go out on
 * the newest one and are remembered when they are acknowledged. Source: docs.slack.dev, "Using Socket Mode".
 */
public final class Sockets implements AutoCloseable {
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<WebSocket> open = new CopyOnWriteArrayList<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private @Nullable Server server;

    /** @return where the app connects; it serves once */
    synchronized String ticket() {
        if (server == null) {
            server = new Server();
            server.setReuseAddr(true);
            server.start();
        }
        String ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return "ws://127.0.0.1:" + server.awaitPort() + "/?ticket=" + ticket;
    }

    /** Connections that there are now. */
    public int open() {
        return (int) open.stream().filter(WebSocket::isOpen).count();
    }

    /** Connections that there ever were. */
    public int opened() {
        return opened.size();
    }

    /** Ids of envelopes that were acknowledged, each as often as it was. */
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What came with the acknowledgement; missing for nothing. */
    public JsonNode answer(String envelope) {
        return answers.getOrDefault(envelope, MissingNode.getInstance());
    }

    /** @param type {@code events_api}, {@code interactive} or {@code slash_commands}. @return the envelope's id */
    public String send(String type, ObjectNode payload) {
        String id = UUID.randomUUID().toString();
        send(id, type, payload, 0);
        return id;
    }

    /** Slack sends an envelope again, under another id, that was not acknowledged in time. */
    public String again(int attempt, String type, ObjectNode payload) {
        String id = UUID.randomUUID().toString();
        send(id, type, payload, attempt);
        return id;
    }

    private void send(String id, String type, ObjectNode payload, int attempt) {
        ObjectNode envelope = Reply.json()
                .put("envelope_id", id)
                .put("type", type)
                .put("accepts_response_payload", false)
                .put("retry_attempt", attempt)
                .put("retry_reason", attempt == 0 ? "" : "timeout");
        envelope.set("payload", payload);
        newest().send(envelope.toString());
    }

    /** Slack wants the app to connect anew, and closes this connection soon. */
    public void refresh() {
        newest().send(Reply.json()
                .put("type", "disconnect")
                .put("reason", "refresh_requested")
                .toString());
    }

    /** The connection breaks without a word. */
    public void breakAll() {
        open.forEach(socket -> socket.closeConnection(1006, "the network is gone"));
    }

    private WebSocket newest() {
        List<WebSocket> now =
                new ArrayList<>(open.stream().filter(WebSocket::isOpen).toList());
        if (now.isEmpty()) {
            throw new AssertionError("The app has no socket open");
        }
        return now.getLast();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            try {
                server.stop(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Server extends WebSocketServer {
        private final CompletableFuture<Integer> port = new CompletableFuture<>();

        Server() {
            super(new InetSocketAddress("127.0.0.1", 0), 1);
            setDaemon(true);
        }

        int awaitPort() {
            return port.join();
        }

        @Override
        public void onStart() {
            port.complete(getPort());
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            String ticket = handshake.getResourceDescriptor().replaceFirst(".*ticket=", "");
            if (!tickets.remove(ticket)) {
                socket.close(1008, "no such ticket");
                return;
            }
            opened.add(ticket);
            open.add(socket);
            ObjectNode hello = Reply.json().put("type", "hello").put("num_connections", open());
            hello.putObject("connection_info").put("app_id", Workspace.APP);
            socket.send(hello.toString());
        }

        @Override
        public void onMessage(WebSocket socket, String message) {
            JsonNode response = JsonMapper.shared().readTree(message);
            answers.put(response.path("envelope_id").asString(""), response.path("payload"));
            acknowledged.add(response.path("envelope_id").asString(""));
        }

        @Override
        public void onMessage(WebSocket socket, ByteBuffer message) {
            throw new AssertionError("Apps send text");
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean isRemote) {
            open.remove(socket);
        }

        @Override
        public void onError(WebSocket socket, Exception failure) {
            if (socket == null) {
                port.completeExceptionally(failure);
            }
        }
    }
}
