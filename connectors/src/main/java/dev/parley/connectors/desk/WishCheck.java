package dev.parley.connectors.desk;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.http.Url;
import dev.parley.connectors.vault.Secret;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a wish is complete. */
final class WishCheck {
    private static final int LONGEST_NAME = 100;

    private WishCheck() {}

    static Auth auth(ConnectorSpec spec, @Nullable String kind) throws WishException {
        if (spec.auths().isEmpty()) {
            throw WishException.unfit(spec.title() + " needs no connection.", "Use its operations as they are.");
        }
        if (kind == null) {
            return spec.auths().getFirst();
        }
        return spec.auths().stream()
                .filter(auth -> auth.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> WishException.unfit(
                        "%s cannot be connected by \"%s\".".formatted(spec.title(), kind),
                        "Set `auth` to %s."
                                .formatted(listed(
                                        spec.auths().stream().map(Auth::kind).toList()))));
    }

    /** What was typed in, without what was left empty. */
    static Map<String, Secret> known(ConnectorSpec spec, Auth auth, Map<String, Secret> values) throws WishException {
        List<String> names = spec.fields(auth).stream().map(Field::name).toList();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw WishException.unfit(
                        "%s by %s takes no \"%s\".".formatted(spec.title(), auth.kind(), name),
                        names.isEmpty() ? "Leave `values` out." : "It takes %s.".formatted(listed(names)));
            }
        }
        return values.entrySet().stream()
                .filter(value -> !value.getValue().reveal().isBlank())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        value -> new Secret(value.getValue().reveal().strip())));
    }

    static Map<String, Secret> complete(ConnectorSpec spec, Auth auth, Map<String, Secret> known) throws WishException {
        for (Field field : spec.fields(auth)) {
            if (field.isRequired() && !known.containsKey(field.name())) {
                throw WishException.unfit(
                        "`values.%s` is missing: %s.".formatted(field.name(), field.label()),
                        field.help().isEmpty() ? "Send it in `values`." : field.help());
            }
        }
        return known;
    }

    static @Nullable URI baseUrl(ConnectorSpec spec, @Nullable URI baseUrl) throws WishException {
        if (baseUrl == null) {
            if (spec.needsBaseUrl()) {
                throw WishException.unfit(
                        "`baseUrl` is missing: %s is somewhere else for everybody.".formatted(spec.title()),
                        "Send the address at which you open it, such as https://acme.example.com.");
            }
            return null;
        }
        if (!Url.isHttp(baseUrl) || baseUrl.getHost() == null || baseUrl.getRawQuery() != null) {
            throw WishException.unfit(
                    "`baseUrl` is no web address.",
                    "Write it whole, such as https://api.example.com, without a query.");
        }
        if (baseUrl.getRawUserInfo() != null) {
            throw WishException.unfit("`baseUrl` holds credentials.", "Put them into `values`, where they are sealed.");
        }
        return URI.create(baseUrl.toString().replaceFirst("/+$", ""));
    }

    /** @param system what it is called when nobody says */
    static String name(String system, @Nullable String name, Collection<String> taken) throws WishException {
        if (name != null && !name.isBlank()) {
            if (name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw WishException.unfit("`name` is too long.", "Use at most %d characters.".formatted(LONGEST_NAME));
            }
            return name.strip();
        }
        String candidate = system;
        for (int i = 2; taken.contains(candidate); i++) {
            candidate = system + " " + i;
        }
        return candidate;
    }

    private static String listed(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
