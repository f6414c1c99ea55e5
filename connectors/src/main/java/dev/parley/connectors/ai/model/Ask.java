package dev.parley.connectors.ai.model;

import dev.parley.engine.OrgId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question to a model.
 *
 * @param org who pays
 * @param use the kind of work, such as {@code summarize}; administrators choose models by it
 * @param messages at least one, the system's first
 * @param answer JSON Schema of the wanted answer; null for prose
 * @param temperature sent to models that take one
 * @param model null for the configured order; else this one goes first
 * @param origin what it was asked for
 */
public record Ask(
        OrgId org,
        String use,
        List<Message> messages,
        @Nullable JsonNode answer,
        Limits limits,
        @Nullable Double temperature,
        @Nullable ModelName model,
        Origin origin) {
    public Ask {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to ask");
        }
    }

    /** The ordinary case: prose from the configured models, asked by nobody's workflow. */
    public static Ask of(OrgId org, String use, List<Message> messages, Limits limits) {
        return new Ask(org, use, messages, null, limits, null, null, Origin.NONE);
    }

    public Ask withAnswer(JsonNode schema) {
        return new Ask(org, use, messages, schema, limits, temperature, model, origin);
    }

    public Ask withTemperature(double value) {
        return new Ask(org, use, messages, answer, limits, value, model, origin);
    }

    public Ask withModel(@Nullable ModelName name) {
        return new Ask(org, use, messages, answer, limits, temperature, name, origin);
    }

    public Ask withOrigin(Origin from) {
        return new Ask(org, use, messages, answer, limits, temperature, model, from);
    }

    /** One turn of the conversation with the model. */
    public record Message(Role role, String text) {
        public static Message system(String text) {
            return new Message(Role.SYSTEM, text);
        }

        public static Message user(String text) {
            return new Message(Role.USER, text);
        }

        public static Message model(String text) {
            return new Message(Role.MODEL, text);
        }
    }

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        MODEL
    }
}
