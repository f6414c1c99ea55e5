package dev.parley.engine.workflow;

import dev.parley.engine.OrgId;
import java.util.List;

/** What an organization has to have for a workflow to run, besides its operations; as far as somebody knows. */
@FunctionalInterface
public interface Prerequisites {
    /** Nobody knows of any. */
    Prerequisites UNKNOWN = (_, _) -> List.of();

    /** What is lacking, as warnings: it may come later than the workflow. */
    List<Finding> missing(OrgId org, Workflow workflow);
}
