package dev.parley.bot;

/** Published once this process owns the runs of the database: at its start, or later when it took over from another. */
public record EngineOpened() {}
