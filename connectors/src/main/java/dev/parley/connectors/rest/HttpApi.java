package dev.parley.connectors.rest;

import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.OperationJson;
import dev.parley.engine.operation.Operation;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One system's HTTP API: where it is, how it writes names and says no, how much it bears. Everything of a connector calls through it. */
public final class HttpApi {
    private static final int USUAL_AT_ONCE = 16;

    private final String title;
    private final boolean isCalledByHost;
    private final @Nullable URI baseUrl;
    private final Map<String, String> headers;
    private final Naming naming;
    private final ApiErrors errors;
    private final Pace pace;
    private final int atOnce;
    private final GuardedHttpClient http;
    private final Connections connections;
    private final InstantSource clock;
    private final Map<ConnectionId, Lane> lanes = new ConcurrentHashMap<>();

    private HttpApi(Builder settings, Surroundings surroundings, InstantSource clock) {
        this.title = settings.title;
        this.isCalledByHost = settings.isCalledByHost;
        this.baseUrl = settings.baseUrl;
        this.headers = Map.copyOf(settings.headers);
        this.naming = settings.naming;
        this.errors = settings.errors;
        this.pace = settings.pace;
        this.atOnce = settings.atOnce;
        this.http = surroundings.http();
        this.connections = surroundings.connections();
        this.clock = clock;
    }

    /** @param baseUrl null when every connection has its own */
    public static Builder of(String title, @Nullable String baseUrl) {
        return new Builder(title, baseUrl == null ? null : URI.create(baseUrl));
    }

    /** These declarations as operations that can be called. */
    public Operation[] operations(Declared... declared) {
        return Arrays.stream(declared).map(operation -> operation.boundTo(this)).toArray(Operation[]::new);
    }

    /**
     * The test of a connection: a call that every account may make.
     *
     * @param account where in the reply the account's name is; empty when it is nowhere
     */
    public Probe probe(String path, String account) {
        return probe(_ -> ApiRequest.of("GET", path), account);
    }

    /** As {@link #probe(String, String)}, by a call that is no plain GET. */
    public Probe probe(Function<Access, ApiRequest> request, String account) {
        return (access, sender) -> {
            ApiReply reply = new ApiSession(this, access, sender, false).send(request.apply(access));
            return account.isEmpty()
                    ? ""
                    : Selector.parse(account).textsIn(reply.body()).stream()
                            .findFirst()
                            .orElse("");
        };
    }

    /** For what is not declared. */
    public ApiSession session(Access access, Sender sender) {
        return new ApiSession(this, access, sender, true);
    }

    /**
     * The part of a reply that this record holds, as an operation would answer it: so that an event looks like what a step reads.
     *
     * @return empty when it does not fit
     */
    public Optional<JsonNode> shaped(JsonNode reply, Class<? extends Record> record) {
        try {
            return Optional.of(OperationJson.MAPPER.valueToTree(new ReplyReader<>(record).read(reply, naming)));
        } catch (ReplyReader.UnfitReply unfit) {
            return Optional.empty();
        }
    }

    /** What {@code ConnectorSpec} tells of limits. */
    public String limits() {
        String paced = pace == Pace.ANY ? "" : ", %d calls in %s".formatted(pace.calls(), words(pace.per()));
        return "%d at once%s".formatted(atOnce, paced);
    }

    private static String words(Duration per) {
        return per.toSeconds() == 1 ? "a second" : per.toSeconds() == 60 ? "a minute" : per.toSeconds() + " s";
    }

    Lane lane(Connection connection) {
        return lanes.computeIfAbsent(connection.id(), _ -> new Lane(atOnce, pace, clock));
    }

    /** @throws IllegalStateException when neither the connection nor the connector says: a mistake of the connector's author */
    URI baseUrl(Access access) {
        return access.url()
                .or(() -> Optional.ofNullable(baseUrl))
                .orElseThrow(() -> new IllegalStateException(title + " has no base address"));
    }

    String title(Connection connection) {
        URI own = connection.baseUrl();
        return isCalledByHost && own != null ? own.getHost() : title;
    }

    Naming naming() {
        return naming;
    }

    ApiErrors errors() {
        return errors;
    }

    Map<String, String> headers() {
        return headers;
    }

    GuardedHttpClient http() {
        return http;
    }

    Connections connections() {
        return connections;
    }

    InstantSource clock() {
        return clock;
    }

    /** An API in the making. What is not said is usual: camel case, {@link ApiErrors#USUAL}, 16 calls of a connection at once. */
    public static final class Builder {
        private final String title;
        private final @Nullable URI baseUrl;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private boolean isCalledByHost;
        private Naming naming = Naming.AS_IS;
        private ApiErrors errors = ApiErrors.USUAL;
        private Pace pace = Pace.ANY;
        private int atOnce = USUAL_AT_ONCE;

        private Builder(String title, @Nullable URI baseUrl) {
            this.title = title;
            this.baseUrl = baseUrl;
            headers.put("Accept", "application/json");
        }

        /** With every call. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** To people it is the host that each connection leads to: the title names no system. */
        public Builder calledByHost() {
            isCalledByHost = true;
            return this;
        }

        /** {@code createdAt} in a record is {@code created_at} over there. */
        public Builder snakeCase() {
            naming = Naming.SNAKE_CASE;
            return this;
        }

        public Builder errors(ApiErrors newErrors) {
            errors = newErrors;
            return this;
        }

        public Builder pace(Pace newPace) {
            pace = newPace;
            return this;
        }

        /** How many calls of one connection may be under way. */
        public Builder atOnce(int calls) {
            atOnce = calls;
            return this;
        }

        public HttpApi over(Surroundings surroundings) {
            return new HttpApi(this, surroundings, InstantSource.system());
        }
    }
}
