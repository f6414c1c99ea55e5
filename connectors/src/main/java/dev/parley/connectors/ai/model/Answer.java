package dev.parley.connectors.ai.model;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param text as far as it came; empty when nothing did
 * @param problem null when the answer is whole
 */
record Answer(String text, Tokens tokens, @Nullable ModelProblem problem) {}
