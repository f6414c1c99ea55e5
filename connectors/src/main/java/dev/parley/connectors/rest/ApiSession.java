package dev.parley.connectors.rest;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.http.HttpCall;
import dev.parley.connectors.http.HttpReply;
import dev.parley.connectors.http.ReplyBody;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.Url;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of an API in the name of one connection. A 401 is answered with fresh tokens, once. Not for several threads. */
public final class ApiSession {
    private final HttpApi api;
    private final Sender sender;
    private final boolean mayRenew;
    private Access access;

    ApiSession(HttpApi api, Access access, Sender sender, boolean mayRenew) {
        this.api = api;
        this.access = access;
        this.sender = sender;
        this.mayRenew = mayRenew;
    }

    public JsonNode get(String path) throws OperationException, InterruptedException {
        return send(ApiRequest.of("GET", path)).body();
    }

    public JsonNode post(String path, JsonNode body) throws OperationException, InterruptedException {
        return send(ApiRequest.of("POST", path).body(body)).body();
    }

    /** @throws OperationException {@code http_<status>} in the far system's words, {@code bad_reply}, or as the client has it */
    public ApiReply send(ApiRequest request) throws OperationException, InterruptedException {
        return send(callFor(request), this::strictly);
    }

    /** As {@link #send(ApiRequest)}, for a call that somebody has written out: its reply may be of any kind. */
    public HttpReply send(HttpCall call) throws OperationException, InterruptedException {
        HttpReply reply = send(call, (raw, _) -> ReplyBody.of(raw).json()).http();
        Map<String, String> headers = new LinkedHashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name, access.masked(value)));
        return new HttpReply(reply.status(), headers, reply.body());
    }

    private ApiReply send(HttpCall call, Reader reader) throws OperationException, InterruptedException {
        Outcome outcome = once(call, reader);
        if (mayRenew && outcome.isUnknownCaller()) {
            Access newer = api.connections().renewed(access, sender);
            if (!newer.credential().equals(access.credential())) {
                access = newer;
                outcome = once(call, reader);
            }
        }
        if (outcome.refusal().isPresent()) {
            throw problem().refused(outcome.refusal().get(), outcome.place());
        }
        return outcome.reply();
    }

    /** The items of as many pages as it takes, beginning with this one. */
    public Pages pages(ApiRequest first, Paging paging, int limit) throws OperationException, InterruptedException {
        return Pages.gather(this, first, paging, limit);
    }

    public Connection connection() {
        return access.connection();
    }

    /**
     * The far system has not what the step names, found out by looking for it.
     *
     * @param what continues the step's name: {@code finds no channel "sales" in Slack}
     */
    public OperationException missing(String what, String hint) {
        return problem().missing(what, hint);
    }

    /** For those who read a reply themselves. @param place as in {@code GET /user} */
    public OperationException unreadable(String place, String why) {
        return problem().unreadable(place, why);
    }

    /** The step asks for what cannot be. @param what continues the sentence, as in "has no team" */
    public OperationException badInput(String what, String hint) {
        return new OperationException(new StepError("bad_input", "%s %s.".formatted(sender.name(), what), hint, false));
    }

    ApiProblem problem() {
        return new ApiProblem(api.title(access.connection()), access.connection(), sender);
    }

    private Outcome once(HttpCall unproven, Reader reader) throws OperationException, InterruptedException {
        HttpCall call = unproven.provenBy(access.headers(), access.queryKey().orElse(null));
        Lane lane = api.lane(access.connection());
        lane.enter(problem());
        try {
            HttpReply raw = masked(api.http().send(call, sender));
            ApiReply reply = new ApiReply(raw, reader.read(raw, call));
            Optional<Refusal> refusal = api.errors().read(reply, api.clock().instant());
            refusal.filter(Refusal::isThrottled).map(Refusal::pause).ifPresent(lane::close);
            return new Outcome(reply, refusal, call.place());
        } finally {
            lane.leave();
        }
    }

    private HttpCall callFor(ApiRequest request) throws OperationException {
        Map<String, String> headers = new LinkedHashMap<>(api.headers());
        headers.put("User-Agent", "Parley");
        headers.putAll(request.headers());
        byte @Nullable [] body = null;
        JsonNode content = request.body();
        if (content != null) {
            headers.putIfAbsent(
                    "Content-Type", request.isForm() ? "application/x-www-form-urlencoded" : "application/json");
            body = (request.isForm() ? form(content) : content.toString()).getBytes(StandardCharsets.UTF_8);
        }
        String query = request.query().stream()
                .map(pair -> Url.percent(pair.getKey()) + "=" + Url.percent(pair.getValue()))
                .collect(Collectors.joining("&"));
        return new HttpCall(request.method(), Url.withQuery(address(request.path()), query), headers, body, null);
    }

    /** Our credentials go nowhere but to the connection's own address. */
    private URI address(String path) throws OperationException {
        URI base = api.baseUrl(access);
        if (path.isEmpty()) {
            return base;
        }
        if (path.startsWith("/")) {
            return URI.create(base.toString().replaceFirst("/+$", "") + path);
        }
        URI target = base.resolve(Url.parse(path));
        if (!Url.isSameOrigin(base, target)) {
            throw problem().foreignPage(target.getHost() == null ? "nowhere" : target.getHost());
        }
        return target;
    }

    /** @param fields an object, or a list of objects where a name may come again */
    private static String form(JsonNode fields) {
        return (fields.isArray() ? fields.valueStream() : Stream.of(fields))
                .flatMap(JsonNode::propertyStream)
                .map(field -> Url.percent(field.getKey()) + "=" + Url.percent(plain(field.getValue())))
                .collect(Collectors.joining("&"));
    }

    /** An object or list goes as JSON, which is what systems with forms expect of one. */
    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private HttpReply masked(HttpReply reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        String masked = access.masked(text);
        return masked.equals(text)
                ? reply
                : new HttpReply(reply.status(), reply.headers(), masked.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode strictly(HttpReply reply, HttpCall call) throws OperationException {
        boolean isJson = reply.header("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        if (reply.isError() || !isJson || reply.body().length == 0) {
            return ReplyBody.of(reply).json();
        }
        try {
            return JsonMapper.shared().readTree(reply.body());
        } catch (JacksonException e) {
            throw problem().unreadable(call.place(), "it is cut off or no JSON");
        }
    }

    @FunctionalInterface
    private interface Reader {
        JsonNode read(HttpReply reply, HttpCall call) throws OperationException;
    }

    private record Outcome(ApiReply reply, Optional<Refusal> refusal, String place) {
        boolean isUnknownCaller() {
            return refusal.filter(no -> no.status() == 401).isPresent();
        }
    }
}
