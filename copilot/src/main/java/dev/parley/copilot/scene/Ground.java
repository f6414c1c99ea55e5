package dev.parley.copilot.scene;

import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;

/** What every scene stands on: the operations there are, and the company. */
public record Ground(OperationCatalog operations, Expressions expressions, House house) {
    Reads reads() {
        return new Reads(expressions);
    }
}
