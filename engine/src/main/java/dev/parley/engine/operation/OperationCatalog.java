package dev.parley.engine.operation;

import dev.parley.engine.OrgId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Operations by id: those that everybody here has, and through {@link #of} those of one organization as well. */
public final class OperationCatalog {
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Function<OrgId, List<Operation>> own;
    private final Map<OrgId, View> views = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when two operations share an id */
    public OperationCatalog(Collection<? extends Operation> operations) {
        this(operations, _ -> List.of());
    }

    /**
     * @param own what an organization has besides: the same list as long as nothing changed, so that what was made of it can be kept.
     *     Where an id is everybody's already, the organization's own does not count.
     * @throws IllegalArgumentException when two of {@code operations} share an id
     */
    public OperationCatalog(Collection<? extends Operation> operations, Function<OrgId, List<Operation>> own) {
        for (Operation operation : operations) {
            if (this.operations.put(operation.spec().id(), operation) != null) {
                throw new IllegalArgumentException(
                        "Two operations are called " + operation.spec().id());
            }
        }
        this.own = own;
    }

    /** What this organization can use; the same catalog as long as nothing changed. */
    public OperationCatalog of(OrgId org) {
        List<Operation> theirs = own.apply(org);
        if (theirs.isEmpty()) {
            views.remove(org);
            return this;
        }
        return views.compute(org, (_, view) -> view != null && view.own() == theirs ? view : view(theirs))
                .catalog();
    }

    private View view(List<Operation> theirs) {
        OperationCatalog all = new OperationCatalog(operations.values());
        theirs.forEach(operation -> all.operations.putIfAbsent(operation.spec().id(), operation));
        return new View(theirs, all);
    }

    public Optional<Operation> find(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    /** Those that new steps may use, in order of id. */
    public Collection<OperationSpec> specs() {
        return operations.values().stream()
                .filter(operation -> !operation.isRetired())
                .map(Operation::spec)
                .toList();
    }

    private record View(List<Operation> own, OperationCatalog catalog) {}
}
