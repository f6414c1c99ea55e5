package dev.parley.bot;

/** Published once this process no longer owns the runs of the database: another took them over, or it gave them back. */
public record EngineLost() {}
