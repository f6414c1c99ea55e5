package dev.parley.connectors.rest;

import dev.parley.engine.operation.Operation;

/** An operation that {@link HttpApi#operations} makes callable. */
public sealed interface Declared permits HttpOperation, ScriptedOperation {
    /** In the name of that API's connections. */
    Operation boundTo(HttpApi api);
}
