package dev.parley.bot.narrator;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;

/** A run of an organization. */
record RunKey(OrgId org, RunId run) {}
