package dev.parley.connectors.openapi;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationSpec;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An operation as a document declares it.
 *
 * @param name the part of its id after the dot
 * @param path with holes, such as <code>/pets/{petId}</code>
 * @param kinds of connections that it can be called by; empty when any will do
 */
record Declared(
        String name,
        String title,
        String summary,
        List<String> synonyms,
        String method,
        String path,
        Effect effect,
        List<Part> parts,
        Body.Form body,
        Set<String> kinds,
        JsonNode input,
        Answer answer) {
    OperationSpec spec(String connector) {
        return new OperationSpec(
                connector + "." + name,
                title,
                summary,
                input,
                answer.schema(),
                effect,
                !method.equals("POST") && !method.equals("PATCH"),
                answer.sample(),
                synonyms);
    }

    /** Whether every account may call it just like that. */
    boolean isProbe() {
        return method.equals("GET")
                && effect == Effect.READ
                && input.path("required").isEmpty();
    }
}
