package dev.parley.connectors;

import dev.parley.engine.OrgId;
import dev.parley.engine.operation.Operation;
import java.util.List;

/** Systems that single organizations have brought themselves, by importing a description of their API (requirement K2). */
@FunctionalInterface
public interface ImportedApis {
    ImportedApis NONE = _ -> Imported.NOTHING;

    /** What this organization has now: the same instance as long as nothing changed. Asked for every step; must be quick. */
    Imported of(OrgId org);

    /**
     * @param connectors with the operations of their newest documents
     * @param operations of all of them, and those besides that older documents had: published workflows may use them
     */
    record Imported(List<ConnectorSpec> connectors, List<Operation> operations) {
        static final Imported NOTHING = new Imported(List.of(), List.of());

        public Imported {
            connectors = List.copyOf(connectors);
            operations = List.copyOf(operations);
        }
    }
}
