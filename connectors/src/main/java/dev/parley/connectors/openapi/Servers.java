package dev.parley.connectors.openapi;

import dev.parley.connectors.http.Url;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where an API is. Source: OpenAPI 3.1, "Server Object". */
final class Servers {
    private Servers() {}

    /**
     * The first server that is a web address, its variables at their defaults.
     *
     * @param from where the document was fetched, which relative addresses are below; null when it was sent
     */
    static Optional<URI> base(JsonNode servers, @Nullable URI from) {
        return servers.valueStream()
                .flatMap(server -> address(filled(server), from).stream())
                .findFirst();
    }

    /** @param address whole, or relative to {@code from} */
    static Optional<URI> address(String address, @Nullable URI from) {
        try {
            URI parsed = Url.parse(address);
            URI whole = from == null ? parsed : from.resolve(parsed);
            return isUsable(whole) ? Optional.of(withoutEnd(whole)) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(URI url) {
        return Url.isHttp(url) && url.getHost() != null && url.getRawUserInfo() == null;
    }

    private static URI withoutEnd(URI url) {
        return URI.create(url.toString().replaceFirst("[?#].*$", "").replaceFirst("/+$", ""));
    }

    private static String filled(JsonNode server) {
        String url = server.path("url").asString("");
        for (var variable : server.path("variables").properties()) {
            url = url.replace(
                    "{" + variable.getKey() + "}",
                    variable.getValue().path("default").asString(""));
        }
        return url;
    }
}
