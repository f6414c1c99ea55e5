package dev.parley.connectors.openapi;

import dev.parley.engine.operation.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The operations of a document. What cannot be called as it should be is left out, and said. */
final class OperationReader {
    static final String EFFECT = "x-parley-effect";
    static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");
    private static final List<String> NOT_CALLED = List.of("options", "trace", "query");
    private static final int MOST = 500;
    private static final Pattern HOLE = Pattern.compile("\\{([^{}/]+)}");
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*");

    private final Document document;
    private final Security security;
    private final Set<String> names = new HashSet<>();
    private final List<Declared> read = new ArrayList<>();

    OperationReader(Document document, Security security) {
        this.document = document;
        this.security = security;
    }

    List<Declared> all() {
        for (var entry : document.at("/paths").properties()) {
            document.followed(entry.getValue(), entry.getKey()).ifPresent(item -> path(entry.getKey(), item));
        }
        if (!document.at("/webhooks").isEmpty()) {
            document.omit("webhooks", "webhooks", "What the system tells by itself is not listened to.");
        }
        return List.copyOf(read);
    }

    private void path(String path, JsonNode item) {
        NOT_CALLED.stream()
                .filter(item::has)
                .forEach(method -> document.omit(
                        "method", where(method, path), "%s is not called.".formatted(method.toUpperCase(Locale.ROOT))));
        for (String method : METHODS) {
            if (!item.path(method).isObject()) {
                continue;
            }
            if (read.size() >= MOST) {
                document.omit("too_many", "paths", "Only the first %d operations were taken in.".formatted(MOST));
                return;
            }
            operation(method, path, item, item.path(method)).ifPresent(read::add);
        }
    }

    private Optional<Declared> operation(String method, String path, JsonNode item, JsonNode operation) {
        String where = where(method, path);
        if (!item.path("servers").isEmpty() || !operation.path("servers").isEmpty()) {
            document.omit("own_server", where, "It is at another address than the rest of the API.");
            return Optional.empty();
        }
        if (!operation.path("callbacks").isEmpty()) {
            document.omit("callbacks", where, "Its callbacks are not listened to; it can be called all the same.");
        }
        Inputs inputs = new Inputs();
        if (!new Parameters(document, where).addTo(inputs, item, operation) || !isFilled(path, inputs, where)) {
            return Optional.empty();
        }
        return new Body(document, where)
                .addTo(inputs, operation.path("requestBody"))
                .map(body -> declared(method, path, operation, inputs, body));
    }

    private Declared declared(String method, String path, JsonNode operation, Inputs inputs, Body.Form body) {
        String where = where(method, path);
        String name = name(method, path, operation, where);
        String title = Texts.line(operation.path("summary").asString(""), 80);
        String description = Texts.line(operation.path("description").asString(""), 200);
        return new Declared(
                name,
                title.isEmpty() ? Texts.title(name) : title,
                description.isEmpty() ? where : description,
                synonyms(name, operation),
                method.toUpperCase(Locale.ROOT),
                path,
                effect(method, operation, where),
                inputs.parts(),
                body,
                security.kinds(operation),
                inputs.schema(),
                Answer.of(document, operation.path("responses"), where));
    }

    private boolean isFilled(String path, Inputs inputs, String where) {
        Set<String> known = inputs.parts().stream()
                .filter(part -> part.place() == Part.Place.PATH)
                .map(Part::wire)
                .collect(Collectors.toSet());
        boolean isFilled = HOLE.matcher(path)
                .results()
                .map((MatchResult hole) -> hole.group(1))
                .allMatch(known::contains);
        if (!isFilled || !PATH.matcher(HOLE.matcher(path).replaceAll("x")).matches()) {
            document.omit(
                    "path", where, "Its path cannot be filled in: a parameter for it is missing, or it is no path.");
            return false;
        }
        return true;
    }

    private String name(String method, String path, JsonNode operation, String where) {
        String given = Texts.snakeCase(operation.path("operationId").asString(""));
        String base = given.isEmpty() ? Texts.snakeCase(method + " " + path.replace("{", "by ")) : given;
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "_" + i;
        }
        if (!name.equals(base)) {
            document.omit("same_name", where, "There is a \"%s\" already; this one is \"%s\".".formatted(base, name));
        }
        return name;
    }

    private Effect effect(String method, JsonNode operation, String where) {
        String said = operation.path(EFFECT).asString("").strip().toUpperCase(Locale.ROOT);
        Optional<Effect> effect = Arrays.stream(Effect.values())
                .filter(value -> value.name().equals(said))
                .findFirst();
        if (effect.isEmpty() && !said.isEmpty()) {
            document.omit("effect", where, "%s is none of READ, WRITE, SEND, DELETE, SPEND.".formatted(EFFECT));
        }
        return effect.orElse(
                switch (method) {
                    case "get", "head" -> Effect.READ;
                    case "delete" -> Effect.DELETE;
                    default -> Effect.WRITE;
                });
    }

    private static List<String> synonyms(String name, JsonNode operation) {
        Set<String> synonyms = new LinkedHashSet<>();
        synonyms.add(name.replace('_', ' '));
        operation.path("tags").forEach(tag -> synonyms.add(Texts.line(tag.asString(""), 40)));
        synonyms.removeIf(String::isBlank);
        return List.copyOf(synonyms);
    }

    private static String where(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + Texts.line(path, 120);
    }
}
