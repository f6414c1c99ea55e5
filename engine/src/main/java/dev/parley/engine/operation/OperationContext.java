package dev.parley.engine.operation;

import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import java.time.Instant;
import java.util.UUID;

/**
 * What a call knows about its surroundings.
 *
 * @param workflow whose run this is, the value of its {@code WorkflowId}: what is used is booked to it
 * @param attempt 1 for the first
 * @param idempotencyKey the same for every attempt of this step of this run, across restarts
 * @param deadline when the attempt is interrupted
 */
public record OperationContext(
        OrgId org, UUID workflow, RunId run, NodeId node, int attempt, String idempotencyKey, Instant deadline) {}
