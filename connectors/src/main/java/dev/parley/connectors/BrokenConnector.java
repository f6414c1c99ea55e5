package dev.parley.connectors;

/**
 * A community connector that could not be taken in.
 *
 * @param jar its file name
 * @param problem what is wrong with it and what to do, in a sentence
 */
public record BrokenConnector(String jar, String problem) {}
