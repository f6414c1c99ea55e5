package dev.parley.connectors.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A document while it is read: what its references stand for, and what of it was left out. */
final class Document {
    private static final int LONGEST_CHAIN = 20;

    /** Of all schemas written out; a small document can ask for a thousand large ones. */
    private static final int MOST_NODES = 200_000;

    private final JsonNode root;
    private final Set<Omission> omissions = new LinkedHashSet<>();
    private int nodes;

    Document(JsonNode root) {
        this.root = root;
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /**
     * What stands there once references within the document are followed.
     *
     * @return empty when a reference leads out of the document, to nothing, or in a circle; the omission was noted
     */
    Optional<JsonNode> followed(JsonNode node, String where) {
        JsonNode at = node;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (!at.path("$ref").isString()) {
                return Optional.of(at);
            }
            Optional<JsonNode> target = target(at.path("$ref").stringValue(), where);
            if (target.isEmpty()) {
                return target;
            }
            at = target.get();
        }
        omit("bad_ref", where, "Its references go round in a circle.");
        return Optional.empty();
    }

    /** What a reference leads to, in one step. */
    Optional<JsonNode> target(String ref, String where) {
        if (!ref.startsWith("#")) {
            omit("remote_ref", where, "\"%s\" is outside of the document and was not fetched.".formatted(shown(ref)));
            return Optional.empty();
        }
        if (!ref.equals("#") && !ref.startsWith("#/")) {
            omit("bad_ref", where, "\"%s\" is no path in the document.".formatted(shown(ref)));
            return Optional.empty();
        }
        JsonNode found = root.at(JsonPointer.compile(decoded(ref.substring(1))));
        if (found.isMissingNode()) {
            omit("bad_ref", where, "\"%s\" leads nowhere.".formatted(shown(ref)));
            return Optional.empty();
        }
        return Optional.of(found);
    }

    /** Whether one more node of a schema may be written out. */
    boolean mayGrow() {
        return ++nodes <= MOST_NODES;
    }

    void omit(String code, String where, String message) {
        omissions.add(new Omission(code, where, message));
    }

    List<Omission> omissions() {
        return new ArrayList<>(omissions);
    }

    /** A reference is a URI: what its pointer holds may be percent-encoded. */
    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return fragment;
        }
    }

    private static String shown(String ref) {
        return ref.length() <= 120 ? ref : ref.substring(0, 120) + "…";
    }
}
