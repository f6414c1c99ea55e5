package dev.parley.connectors.ai.model;

import dev.parley.engine.OrgId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which budgets hold. */
@FunctionalInterface
public interface Budgets {
    Budgets NONE = (org, workflow) -> List.of();

    /**
     * Those of the organization and, where one asks, of the workflow.
     *
     * @param workflow null when no workflow asks
     */
    List<Budget> holdingFor(OrgId org, @Nullable UUID workflow);
}
