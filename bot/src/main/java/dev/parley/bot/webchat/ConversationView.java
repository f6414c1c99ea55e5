package dev.parley.bot.webchat;

import java.time.Instant;
import java.util.UUID;

/**
 * A line in the list of conversations.
 *
 * @param untouched whether the reader opened it and nobody has said anything in it yet, so that it may serve for the next wish
 */
record ConversationView(UUID id, String title, Instant updatedAt, boolean untouched) {}
