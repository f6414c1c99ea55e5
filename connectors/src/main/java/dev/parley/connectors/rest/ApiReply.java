package dev.parley.connectors.rest;

import dev.parley.connectors.http.HttpReply;
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
}
