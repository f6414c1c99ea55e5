package dev.parley.connectors.openapi;

/**
 * Something of a document that was left out, or taken in with less than it says.
 *
 * @param code stable, such as {@code content_type}
 * @param where in the document, such as {@code POST /pets}
 * @param message what and why, in a sentence
 */
public record Omission(String code, String where, String message) {}
