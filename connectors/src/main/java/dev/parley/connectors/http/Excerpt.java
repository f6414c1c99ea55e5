package dev.parley.connectors.http;

import tools.jackson.databind.JsonNode;

/** The first words of an error reply, on one line, ready to follow a sentence. */
final class Excerpt {
    private static final int LONGEST = 200;

    private Excerpt() {}

    /** Empty for an empty or binary body. */
    static String of(HttpReply reply) {
        ReplyBody body = ReplyBody.of(reply);
        if (body.isBase64() || body.json().isNull()) {
            return "";
        }
        JsonNode json = body.json();
        String text = json.isString() ? json.stringValue() : json.toString();
        String line = text.replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        if (line.isEmpty()) {
            return "";
        }
        return ": " + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
    }
}
