package dev.parley.engine.catalog;

/**
 * One immutable revision of a workflow: what a run is pinned to.
 *
 * @param revision counts every saved draft from 1; a published revision also has a version number
 */
public record WorkflowRef(WorkflowId id, int revision) {}
