package dev.parley.connectors.request;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.OpenOperation;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.HttpCall;
import dev.parley.connectors.http.HttpReply;
import dev.parley.connectors.http.ReplyBody;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.Url;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.Remark;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code http.request}: any call to any system, for what has no connector of its own. */
final class SendRequest extends OpenOperation<SendRequest.Input, SendRequest.Output> {
    private static final String USER_AGENT = "Parley"
            + Optional.ofNullable(SendRequest.class.getPackage().getImplementationVersion())
                    .map(version -> "/" + version)
                    .orElse("");

    record Input(
            @Default("\"GET\"") Method method,

            @Doc("whole address, such as https://api.example.com/orders; with a connection, a path there will do")
            String url,

            @Nullable Map<String, JsonNode> headers,

            @Doc("added to the address; a list repeats its name") @Nullable
            ObjectNode query,

            @Doc("an object or list is sent as JSON, or as a form when the content-type header says so; text as it is")
            @Nullable
            JsonNode body,

            @Doc("a key written out; a connection keeps it from whoever reads the workflow") @Nullable
            Auth auth,

            @Doc("for the whole call, such as 10s; the step's own timeout also holds") @Nullable
            Duration timeout) {}

    record Output(
            int status,

            @Doc("by name in lower case, such as content-type")
            Map<String, String> headers,

            @Doc("JSON as such, else the text, else base64; null when empty")
            JsonNode body,

            @Doc("true when the body is base64") @Nullable Boolean base64) {}

    private final GuardedHttpClient http;
    private final KeyedCalls keyed;

    SendRequest(GuardedHttpClient http, KeyedCalls keyed, Connections connections) {
        super(
                operation(
                                "http.request",
                                "Send an HTTP request",
                                "Calls any web address: reads from it, or posts data to it.")
                        .effect(Effect.WRITE)
                        .synonyms(
                                "call an API",
                                "post to a URL",
                                "webhook out",
                                "fetch a URL",
                                "REST call",
                                "http get",
                                "http post")
                        .of(Input.class, sample()),
                connections);
        this.http = http;
        this.keyed = keyed;
    }

    @Override
    public Effect effect(JsonNode input) {
        return Method.of(input).map(Method::effect).orElse(Effect.WRITE);
    }

    @Override
    public boolean isIdempotent(JsonNode input) {
        return Method.of(input).map(Method::isIdempotent).orElse(false);
    }

    @Override
    public List<Remark> remarks(JsonNode with) {
        return WrittenSecrets.in(with);
    }

    @Override
    protected Output run(Input input, @Nullable Access access, OperationContext context)
            throws OperationException, InterruptedException {
        HttpReply reply = access == null
                ? sent(callFor(input, null, context), context)
                : keyed.session(access, Sender.of(context)).send(callFor(input, access, context));
        Map<String, String> headers = new TreeMap<>();
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        ReplyBody body = ReplyBody.of(reply);
        return new Output(reply.status(), headers, body.json(), body.isBase64() ? true : null);
    }

    private HttpReply sent(HttpCall call, OperationContext context) throws OperationException, InterruptedException {
        return http.orThrow(http.send(call, context), call, context);
    }

    private static HttpCall callFor(Input input, @Nullable Access access, OperationContext context)
            throws OperationException {
        if (access != null && input.auth() != null) {
            throw new OperationException(new StepError(
                    "bad_input",
                    "Step \"%s\" has both a `connection` and an `auth`.".formatted(context.node()),
                    "Leave `auth` out: the connection proves who calls.",
                    false));
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", USER_AGENT);
        headers.put("Accept", "application/json, */*;q=0.8");
        if (input.method().effect() != Effect.READ) {
            headers.put("Idempotency-Key", context.idempotencyKey()); // draft-ietf-httpapi-idempotency-key-header
        }
        if (input.headers() != null) {
            input.headers().forEach((name, value) -> headers.put(name, CallBody.plain(value)));
        }
        if (input.auth() != null) {
            Map.Entry<String, String> proof = input.auth().header(context.node());
            headers.put(proof.getKey(), proof.getValue());
        }
        byte @Nullable [] bytes = null;
        if (input.body() != null && !input.body().isNull()) {
            CallBody body = CallBody.of(input.body(), Optional.ofNullable(headers.get("Content-Type")));
            body.contentType().ifPresent(type -> headers.put("Content-Type", type));
            bytes = body.bytes();
        }
        return new HttpCall(input.method().name(), urlOf(input, access, context), headers, bytes, input.timeout());
    }

    private static URI urlOf(Input input, @Nullable Access access, OperationContext context) throws OperationException {
        try {
            URI url = access == null
                    ? Url.parse(input.url())
                    : KeyedCalls.address(input.url(), access, Sender.of(context));
            return input.query() == null ? url : Url.withQuery(url, CallBody.pairs(input.query()));
        } catch (IllegalArgumentException e) {
            StepError error = new StepError(
                    "bad_url",
                    "Step \"%s\" cannot read its address: %s.".formatted(context.node(), e.getMessage()),
                    "Write the whole address, such as https://api.example.com/orders.",
                    false);
            throw new OperationException(error, null, e);
        }
    }

    private static Output sample() {
        return new Output(
                200,
                Map.of("content-type", "application/json"),
                JsonNodeFactory.instance.objectNode().put("ok", true),
                null);
    }
}
