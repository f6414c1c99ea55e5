package dev.parley.copilot.understanding;

import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationCatalog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Something made of the operations that an organization has: one for all who have only what everybody has, one of its own for each that
 * has more, made anew when that changes.
 */
public final class Tailored<T> {
    private final OperationCatalog operations;
    private final Function<OperationCatalog, T> making;
    private final Fitted<T> everybodys;
    private final Map<OrgId, Fitted<T>> own = new ConcurrentHashMap<>();

    public Tailored(OperationCatalog operations, Function<OperationCatalog, T> making) {
        this.operations = operations;
        this.making = making;
        this.everybodys = new Fitted<>(operations, making.apply(operations));
    }

    public T of(OrgId org) {
        OperationCatalog theirs = operations.of(org);
        if (theirs == operations) {
            own.remove(org);
            return everybodys.made();
        }
        return own.compute(
                        org,
                        (_, fitted) -> fitted != null && fitted.to() == theirs
                                ? fitted
                                : new Fitted<>(theirs, making.apply(theirs)))
                .made();
    }

    private record Fitted<T>(OperationCatalog to, T made) {}
}
