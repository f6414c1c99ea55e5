package dev.parley.bot.slack.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Slack's Web API on this machine: real encodings and answers, a workspace that remembers what was posted, and refusals where Slack would
 * refuse. {@code PARLEY_SLACK_API_URL} is {@link #url}.
 */
public final class SlackStandIn implements AutoCloseable {
    /** The token that it knows. */
    public static final String TOKEN = "xoxb-stand-in";

    /** What opens a socket. */
    public static final String APP_TOKEN = "xapp-stand-in";

    public static final String CLIENT_ID = "100.200";
    public static final String CLIENT_SECRET = "client-secret-of-the-stand-in";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Site site = new Site(new Workspace(Workspace.TEAM, "Stand-in"), () -> url().resolve("/upload/"));
    private final Map<String, Site> others = new ConcurrentHashMap<>();
    private final Installs installs = new Installs();
    private final Responses responses = new Responses();
    private final Sockets sockets = new Sockets();
    private final Faults faults = new Faults();
    private final List<ApiCall> calls = new CopyOnWriteArrayList<>();

    private SlackStandIn(HttpServer server) {
        this.server = server;
        installs.add(TOKEN, site);
        server.createContext("/api/", exchange -> answering(exchange, this::call));
        server.createContext("/upload/", exchange -> answering(exchange, this::upload));
        server.createContext("/respond/", exchange -> answering(exchange, this::respond));
        server.setExecutor(threads);
        server.start();
    }

    public static SlackStandIn started() {
        try {
            return new SlackStandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends in a slash; method names follow. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    public Workspace workspace() {
        return site.workspace();
    }

    /** Another one, which has not installed the app. */
    public Workspace another(String team, String name) {
        return others.computeIfAbsent(team, _ -> new Site(new Workspace(team, name), () -> url().resolve("/upload/")))
                .workspace();
    }

    /** A person there allows the installation. @return the code that the browser comes back with */
    public String allow(Workspace workspace, String user) {
        return installs.allow(siteOf(workspace), user);
    }

    /** The same, for all workspaces of the Enterprise Grid that it belongs to. */
    public String allowForGrid(Workspace workspace, String user) {
        return installs.allowForGrid(siteOf(workspace), user);
    }

    /** The same, where the app has token rotation switched on. */
    public String allowRotating(Workspace workspace, String user) {
        return installs.allowRotating(siteOf(workspace), user);
    }

    /** Removes the app there; no event is sent. */
    public void remove(Workspace workspace) {
        installs.remove(siteOf(workspace));
    }

    /** Socket Mode, for apps with {@link #APP_TOKEN}. */
    public Sockets sockets() {
        return sockets;
    }

    private Site siteOf(Workspace workspace) {
        return others.getOrDefault(workspace.team(), site);
    }

    public Faults faults() {
        return faults;
    }

    /** In the order they came in. */
    public List<ApiCall> calls() {
        return List.copyOf(calls);
    }

    public List<ApiCall> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    private void call(HttpExchange exchange) throws IOException {
        ApiCall call = record(Requests.read(exchange, "/api/"));
        Optional<Fault> fault = faults.of(call);
        if (fault.isEmpty()) {
            send(exchange, call, perform(call));
            return;
        }
        switch (fault.get()) {
            case Fault.RateLimited limited -> {
                Reply reply = Reply.error("ratelimited");
                send(
                        exchange,
                        call,
                        new Reply(
                                429,
                                Map.of(
                                        "Retry-After",
                                        String.valueOf(limited.retryAfter().toSeconds())),
                                reply.body()));
            }
            case Fault.ServerError(int status) -> {
                note(call, "http " + status);
                Requests.send(
                        exchange,
                        status,
                        "text/html",
                        Map.of(),
                        "<html>Something went wrong</html>".getBytes(StandardCharsets.UTF_8));
            }
            case Fault.Refused(String error) -> send(exchange, call, Reply.error(error));
            case Fault.Slow slow -> {
                LockSupport.parkNanos(slow.by().toNanos());
                send(exchange, call, perform(call));
            }
            case Fault.AnswerLost _ -> note(call, perform(call).outcome() + ", answer lost");
            case Fault.HungUp _ -> note(call, "hung up");
        }
    }

    private Reply perform(ApiCall call) {
        if (call.method().equals("oauth.v2.access")) {
            return installs.access(call);
        }
        if (call.token().isEmpty()) {
            return Reply.error("not_authed");
        }
        if (call.method().equals("apps.connections.open")) {
            return call.token().equals(APP_TOKEN)
                    ? Reply.ok(Reply.json().put("url", sockets.ticket()))
                    : Reply.error("invalid_auth");
        }
        return installs.of(call.token())
                .map(known -> known.perform(call))
                .orElseGet(() -> Reply.error(installs.isRevoked(call.token()) ? "account_inactive" : "invalid_auth"));
    }

    /** {@code /upload/team/id}. */
    private void upload(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        boolean isKnown = others.getOrDefault(path[2], site).uploaded(path[3], Requests.file(exchange));
        Requests.send(
                exchange,
                isKnown ? 200 : 404,
                "text/plain",
                Map.of(),
                (isKnown ? "OK" : "no such upload").getBytes(StandardCharsets.UTF_8));
    }

    /** What Slack calls {@code response_url}: answers this person there. @param ts of the message that was pressed; empty for a command */
    public URI respondAt(String channel, String ts, String user) {
        return url().resolve("/respond/" + responses.give(workspace(), channel, ts, user));
    }

    private void respond(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/respond/".length());
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        Requests.send(
                exchange, responses.take(id, body), "text/plain", Map.of(), "ok".getBytes(StandardCharsets.UTF_8));
    }

    private synchronized ApiCall record(ApiCall read) {
        ApiCall call = new ApiCall(calls.size(), read.method(), read.token(), read.arguments(), Instant.now(), null);
        calls.add(call);
        return call;
    }

    private void send(HttpExchange exchange, ApiCall call, Reply reply) throws IOException {
        note(call, reply.status() == 200 ? reply.outcome() : "http " + reply.status());
        Requests.send(
                exchange,
                reply.status(),
                "application/json; charset=utf-8",
                reply.headers(),
                reply.body().toString().getBytes(StandardCharsets.UTF_8));
    }

    private void note(ApiCall call, String outcome) {
        calls.set(call.number(), call.answered(outcome));
    }

    /** Closing an exchange that was not answered cuts the connection. */
    private static void answering(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            answering.answer(exchange);
        }
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @Override
    public void close() {
        sockets.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
