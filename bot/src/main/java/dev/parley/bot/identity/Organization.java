package dev.parley.bot.identity;

import dev.parley.engine.OrgId;

/** A tenant, by name. */
public record Organization(OrgId id, String name) {}
