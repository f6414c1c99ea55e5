package dev.parley.copilot.drafting;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.safeguards.Safeguards;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.util.ArrayList;
import java.util.List;

/** Turns a brief into a draft: composed, guarded, checked, and told in plain words. */
public final class Drafter {
    private final Composer composer;
    private final Safeguards safeguards;
    private final WorkflowRules rules;

    public Drafter(OperationCatalog operations, Expressions expressions) {
        this.composer = new Composer(expressions, operations);
        this.safeguards = new Safeguards(operations);
        this.rules = new WorkflowRules(expressions, operations);
    }

    /** Whether enough is known for a workflow that does something. */
    public static boolean isDraftable(Brief brief) {
        return brief.start().value() != null && !brief.steps().isEmpty();
    }

    /** @param open what an interview would still ask */
    public Draft draft(Brief brief, List<Question> open) {
        return draft(brief, Amendments.NONE, open);
    }

    /** @param open what an interview would still ask */
    public Draft draft(Brief brief, Amendments amendments, List<Question> open) {
        if (!isDraftable(brief)) {
            return new Draft(
                    null,
                    "There is not enough to draft a workflow yet.",
                    List.of(),
                    List.of(),
                    List.of(),
                    open,
                    notes(brief));
        }
        Composer.Composition composition = composer.compose(brief);
        Safeguards.Guarded guarded = safeguards.guard(amendments.apply(composition.workflow()), brief);
        Workflow workflow = amendments.applyAgain(composition.workflow(), guarded.workflow());
        Amended amended = new Amended(brief, composition, amendments, workflow);
        List<Finding> findings = new ArrayList<>(rules.check(workflow));
        findings.addAll(amended.caveats());
        findings.addAll(notes(brief));
        return new Draft(
                workflow,
                amended.summary(),
                amended.steps(),
                amended.assumptions(),
                guarded.safeguards(),
                open,
                List.copyOf(findings));
    }

    private static List<Finding> notes(Brief brief) {
        return brief.notes().stream()
                .map(note -> Finding.warn(note.code(), note.where(), note.text(), note.hint()))
                .toList();
    }
}
