package dev.parley.connectors.google;

import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClient;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import dev.parley.connectors.Description;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;
import java.net.URI;

/**
 * One of Google's services through Google's own client. The client writes requests and reads replies; everything between is ours: the
 * guarded way out, the connection's lane, fresh tokens after a 401, error texts, masking. Google's own authorization is not used.
 *
 * @param <C> Google's client of that service
 */
public final class GoogleApi<C extends AbstractGoogleJsonClient> {
    private final Class<C> type;
    private final Clients clients;
    private final String root;
    private final HttpApi http;
    private final Connections connections;

    private GoogleApi(Class<C> type, Clients clients, String root, HttpApi http, Connections connections) {
        this.type = type;
        this.clients = clients;
        this.root = root;
        this.http = http;
        this.connections = connections;
    }

    /**
     * @param clients its builder's constructor
     * @param root its usual address, {@code DEFAULT_ROOT_URL}
     * @param scope that would do for everything the connector does; told when a token lacks it
     */
    public static <C extends AbstractGoogleJsonClient> GoogleApi<C> of(
            String title, Class<C> type, Clients clients, String root, String scope, Pace pace, Surroundings around) {
        HttpApi http = HttpApi.of(title, root)
                .errors(GoogleErrors.needing(scope))
                .atOnce(10)
                .pace(pace)
                .over(around);
        return new GoogleApi<>(type, clients, root, http, around.connections());
    }

    /** Google grants refresh tokens only to who asks for offline access, and again only after a new consent. */
    public static Auth.OAuth2 oauth() {
        return Auth.oauth2("https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token")
                .parameter("access_type", "offline")
                .parameter("prompt", "consent");
    }

    /** For trying out, and for installations that fetch tokens by themselves. */
    public static Auth.Token accessToken() {
        return Auth.token("Access token", "Of your own making; Google lets it expire after an hour.");
    }

    public <I extends Record, O extends Record> GoogleOperation<C, I, O> operation(
            Description<I, O> description, GoogleOperation.Work<C, I, O> work) {
        return new GoogleOperation<>(description, this, connections, work, _ -> false);
    }

    /** As {@link HttpApi#probe}. */
    public Probe probe(String path, String account) {
        return http.probe(path, account);
    }

    public String limits() {
        return http.limits();
    }

    public GoogleSession<C> session(Access access, Sender sender) {
        String base = access.url().map(URI::toString).orElse(root);
        GuardedTransport transport = new GuardedTransport(http.session(access, sender));
        AbstractGoogleJsonClient client = clients.builder(
                        transport, GsonFactory.getDefaultInstance(), GuardedTransport.QUIETLY)
                .setRootUrl(base.endsWith("/") ? base : base + "/")
                .setApplicationName("Parley")
                .build();
        return new GoogleSession<>(type.cast(client), transport);
    }

    /** The constructor of a client's builder, such as {@code Gmail.Builder::new}. */
    @FunctionalInterface
    public interface Clients {
        AbstractGoogleJsonClient.Builder builder(
                HttpTransport transport, JsonFactory json, HttpRequestInitializer initializer);
    }
}
