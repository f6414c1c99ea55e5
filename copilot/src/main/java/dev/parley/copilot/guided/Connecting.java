package dev.parley.copilot.guided;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Suggestions;
import dev.parley.copilot.Turn;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Prerequisites;
import dev.parley.engine.workflow.Workflow;
import java.util.stream.Stream;

/** Says on a draft what the organization lacks for it to run: connections, and people who are asked. */
final class Connecting {
    private final Prerequisites prerequisites;
    private final Suggestions suggestions;

    Connecting(Prerequisites prerequisites, Suggestions suggestions) {
        this.prerequisites = prerequisites;
        this.suggestions = suggestions;
    }

    Turn told(OrgId org, Turn turn) {
        return turn.draft() == null ? turn : turn.with(told(org, turn.draft()));
    }

    /** The same draft where nothing is lacking, or where nobody knows. */
    Draft told(OrgId org, Draft draft) {
        Workflow workflow = draft.workflow();
        if (workflow == null) {
            return draft;
        }
        return draft.with(Stream.of(
                        draft.findings().stream(),
                        prerequisites.missing(org, workflow).stream(),
                        Absentees.in(workflow, suggestions.of(org)))
                .flatMap(findings -> findings)
                .toList());
    }
}
