package dev.parley.connectors;

import dev.parley.engine.operation.Operation;
import java.util.List;

/**
 * What a connector is called and what it can do.
 *
 * @param name the first part of its operations' ids, such as {@code jira}
 * @param title as people write it, such as "Jira"
 */
public record ConnectorSpec(String name, String title, List<Operation> operations) {
    /** @throws IllegalArgumentException when an operation's id does not start with the connector's name */
    public ConnectorSpec {
        operations = List.copyOf(operations);
        for (Operation operation : operations) {
            if (!operation.spec().connector().equals(name)) {
                throw new IllegalArgumentException(operation.spec().id() + " does not belong to connector " + name);
            }
        }
    }

    public static ConnectorSpec named(String name) {
        return new ConnectorSpec(name, name, List.of());
    }

    public ConnectorSpec title(String newTitle) {
        return new ConnectorSpec(name, newTitle, operations);
    }

    public ConnectorSpec operations(Operation... newOperations) {
        return new ConnectorSpec(name, title, List.of(newOperations));
    }
}
