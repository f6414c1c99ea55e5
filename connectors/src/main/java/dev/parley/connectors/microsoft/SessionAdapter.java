package dev.parley.connectors.microsoft;

import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriterFactory;
import com.microsoft.kiota.serialization.ValuedEnumParser;
import com.microsoft.kiota.store.BackingStoreFactory;
import dev.parley.connectors.rest.ApiReply;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the SDK wants to send goes through a session and so through the guarded client, with the connection's lane, pace, tokens and
 * masking. Nothing of the SDK's own HTTP stack is used. A refusal comes out as {@link Halted}.
 */
final class SessionAdapter implements RequestAdapter {
    private static final String JSON = "application/json";

    /** What the SDK's {@code me()} writes; its own HTTP stack mends it on the way ("UrlReplaceHandler"). */
    private static final String MYSELF = "/users/TokenToReplace";

    private final ApiSession session;
    private final JsonSerializationWriterFactory writers = new JsonSerializationWriterFactory();
    private final JsonParseNodeFactory readers = new JsonParseNodeFactory();
    private String baseUrl;

    SessionAdapter(ApiSession session, String baseUrl) {
        this.session = session;
        this.baseUrl = baseUrl;
    }

    @Override
    public <T extends Parsable> @Nullable T send(
            RequestInformation wanted,
            @Nullable HashMap<String, ParsableFactory<? extends Parsable>> errors,
            ParsableFactory<T> factory) {
        return read(wanted, node -> node.getObjectValue(factory));
    }

    @Override
    public <T extends Parsable> @Nullable List<T> sendCollection(
            RequestInformation wanted,
            @Nullable HashMap<String, ParsableFactory<? extends Parsable>> errors,
            ParsableFactory<T> factory) {
        return read(wanted, node -> node.getCollectionOfObjectValues(factory));
    }

    /** For calls that answer nothing. */
    @Override
    public <T> @Nullable T sendPrimitive(
            RequestInformation wanted,
            @Nullable HashMap<String, ParsableFactory<? extends Parsable>> errors,
            Class<T> type) {
        if (type != Void.class) {
            throw new UnsupportedOperationException("No operation reads a bare " + type.getName());
        }
        reply(wanted);
        return null;
    }

    @Override
    public <T> @Nullable List<T> sendPrimitiveCollection(
            RequestInformation wanted,
            @Nullable HashMap<String, ParsableFactory<? extends Parsable>> errors,
            Class<T> type) {
        return read(wanted, node -> node.getCollectionOfPrimitiveValues(type));
    }

    @Override
    public <T extends Enum<T>> @Nullable T sendEnum(
            RequestInformation wanted,
            @Nullable HashMap<String, ParsableFactory<? extends Parsable>> errors,
            ValuedEnumParser<T> parser) {
        return read(wanted, node -> node.getEnumValue(parser));
    }

    @Override
    public <T extends Enum<T>> @Nullable List<T> sendEnumCollection(
            RequestInformation wanted,
            @Nullable HashMap<String, ParsableFactory<? extends Parsable>> errors,
            ValuedEnumParser<T> parser) {
        return read(wanted, node -> node.getCollectionOfEnumValues(parser));
    }

    @Override
    public SerializationWriterFactory getSerializationWriterFactory() {
        return writers;
    }

    /** Models are written whole, so that nobody has to keep track of what changed in them. */
    @Override
    public void enableBackingStore(@Nullable BackingStoreFactory factory) {}

    @Override
    public void setBaseUrl(String newBaseUrl) {
        baseUrl = newBaseUrl;
    }

    @Override
    public String getBaseUrl() {
        return baseUrl;
    }

    @Override
    public <T> T convertToNativeRequest(RequestInformation wanted) {
        throw new UnsupportedOperationException("Requests are sent here and nowhere else");
    }

    private <R> R read(RequestInformation wanted, Function<ParseNode, R> reading) {
        ApiReply reply = reply(wanted);
        if (!reply.body().isContainer()) {
            throw new Halted(session.unreadable(place(wanted), "it is no JSON"));
        }
        ParseNode node =
                readers.getParseNode(JSON, new ByteArrayInputStream(reply.http().body()));
        try {
            return reading.apply(node);
        } catch (RuntimeException unfit) { // of many kinds: what a date, an enum or a number should have been
            throw new Halted(session.unreadable(place(wanted), String.valueOf(unfit.getMessage())));
        }
    }

    private ApiReply reply(RequestInformation wanted) {
        try {
            return session.send(request(wanted));
        } catch (OperationException refused) {
            throw new Halted(refused);
        } catch (InterruptedException interrupted) {
            throw new Halted(interrupted);
        }
    }

    private ApiRequest request(RequestInformation wanted) throws OperationException {
        requireFilled(wanted.pathParameters);
        ApiRequest request = ApiRequest.of(wanted.httpMethod.name(), uri(wanted).toString());
        for (Map.Entry<String, Set<String>> header : wanted.headers.entrySet()) {
            request = request.header(header.getKey(), String.join(", ", header.getValue()));
        }
        InputStream content = wanted.content;
        return content == null ? request : request.body(JsonMapper.shared().readTree(content));
    }

    /** What fills a hole in a path stays in it. */
    private void requireFilled(Map<String, Object> holes) throws OperationException {
        for (Map.Entry<String, Object> hole : holes.entrySet()) {
            String value = hole.getValue().toString();
            if (value.isBlank() || value.equals(".") || value.equals("..")) {
                String name = hole.getKey().replace("%2D", " ");
                throw session.badInput(
                        "cannot use \"%s\" as %s".formatted(value, name), "Check the ids that the step gives.");
            }
        }
    }

    private URI uri(RequestInformation wanted) {
        try {
            return URI.create(wanted.getUri().toString().replaceFirst(MYSELF, "/me"));
        } catch (URISyntaxException unfit) {
            throw new Halted(session.unreadable("Microsoft Graph", "its next address is none"));
        }
    }

    private String place(RequestInformation wanted) {
        return wanted.httpMethod + " " + uri(wanted).getPath();
    }
}
