package dev.parley.engine.operation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every operation this installation has, by id. */
public final class OperationCatalog {
    private final Map<String, Operation> operations = new TreeMap<>();

    /** @throws IllegalArgumentException when two operations share an id */
    public OperationCatalog(Collection<? extends Operation> operations) {
        for (Operation operation : operations) {
            if (this.operations.put(operation.spec().id(), operation) != null) {
                throw new IllegalArgumentException(
                        "Two operations are called " + operation.spec().id());
            }
        }
    }

    public Optional<Operation> find(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    /** In order of id. */
    public Collection<OperationSpec> specs() {
        return operations.values().stream().map(Operation::spec).toList();
    }
}
