package dev.parley.prompts;

/**
 * What a prompt is filled with.
 *
 * @param isForeign whether others wrote the text (mails, documents, people's words, a system's answer): it is then fenced as data
 * @param about what it holds, for whoever fills it
 */
public record Variable(String name, boolean isForeign, String about) {}
