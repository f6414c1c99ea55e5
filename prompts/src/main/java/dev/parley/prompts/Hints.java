package dev.parley.prompts;

/**
 * What suits the prompt. The caller may know better.
 *
 * @param use the kind of work, by which an administrator chooses models, such as {@code understand}
 * @param temperature 0 for the same answer each time
 * @param maxTokens of the answer
 */
public record Hints(String use, double temperature, int maxTokens) {}
