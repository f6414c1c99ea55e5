package dev.parley.bot.webchat;

import java.time.Instant;
import java.util.UUID;

/** A line in the list of conversations. */
record ConversationView(UUID id, String title, Instant updatedAt) {}
