package dev.parley.bot.imports;

import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.http.Url;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asks to import.
 *
 * @param document as text, or as the JSON it is
 * @param url where to fetch it instead
 * @param name of the connector; null for one made of the title
 * @param baseUrl where the API is; null for what the document says
 */
record Wanted(
        @Nullable JsonNode document,
        @Nullable String url,
        @Nullable String name,
        @Nullable String baseUrl) {
    /** Null when the document was sent along. */
    @Nullable
    URI source() {
        boolean isSent = document != null && !document.isNull();
        if (isSent == (url != null)) {
            throw ProblemException.badRequest(
                    "The body holds %s."
                            .formatted(isSent ? "both `document` and `url`" : "neither `document` nor `url`"),
                    "Send the OpenAPI document as `document`, or say by `url` where it is.");
        }
        return url == null ? null : address("url", url);
    }

    String text() {
        return document == null ? "" : document.isString() ? document.stringValue() : document.toString();
    }

    @Nullable
    URI base() {
        return baseUrl == null || baseUrl.isBlank()
                ? null
                : URI.create(address("baseUrl", baseUrl)
                        .toString()
                        .replaceFirst("[?#].*$", "")
                        .replaceFirst("/+$", ""));
    }

    private static URI address(String field, String text) {
        try {
            URI address = Url.parse(text);
            if (Url.isHttp(address) && address.getHost() != null && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw unfit(field);
        }
        throw unfit(field);
    }

    private static ProblemException unfit(String field) {
        return ProblemException.unprocessable(
                "`%s` is no web address.".formatted(field),
                "Write it whole, such as https://api.example.com/openapi.json, without user and password.");
    }
}
