package dev.parley.connectors.rest;

import dev.parley.connectors.http.HttpReply;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an API answers, without our secrets.
 *
 * @param body JSON, else text, else base64; a JSON null when empty
 */
public record ApiReply(HttpReply http, JsonNode body) {
    public int status() {
        return http.status();
    }

    public Optional<String> header(String name) {
        return http.header(name);
    }
}
