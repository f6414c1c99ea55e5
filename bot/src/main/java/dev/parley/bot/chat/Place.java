package dev.parley.bot.chat;

import dev.parley.engine.OrgId;

/**
 * Where something is said.
 *
 * @param conversation id of the conversation within the organization; what {@code home} and {@code replyTo} hold
 */
public record Place(OrgId org, String conversation) {}
