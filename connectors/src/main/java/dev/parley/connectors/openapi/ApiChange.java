package dev.parley.connectors.openapi;

import dev.parley.engine.operation.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a newer document changes, by the ids of operations. */
public record ApiChange(List<String> added, List<String> removed, List<String> changed) {
    public static ApiChange between(List<Operation> older, List<Operation> newer) {
        Map<String, Operation> before = byId(older);
        Map<String, Operation> after = byId(newer);
        return new ApiChange(
                after.keySet().stream().filter(id -> !before.containsKey(id)).toList(),
                before.keySet().stream().filter(id -> !after.containsKey(id)).toList(),
                after.keySet().stream()
                        .filter(before::containsKey)
                        .filter(id -> !isSame(before.get(id), after.get(id)))
                        .toList());
    }

    private static boolean isSame(Operation before, Operation after) {
        return before instanceof ImportedOperation one
                && after instanceof ImportedOperation other
                && one.isSameAs(other);
    }

    private static Map<String, Operation> byId(List<Operation> operations) {
        Map<String, Operation> byId = new LinkedHashMap<>();
        operations.forEach(operation -> byId.put(operation.spec().id(), operation));
        return byId;
    }
}
