package dev.parley.copilot.drafting;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.estimate.Estimates;
import dev.parley.copilot.patterns.Patterns;
import dev.parley.copilot.reach.Reach;
import dev.parley.copilot.safeguards.Safeguards;
import dev.parley.copilot.scene.Ground;
import dev.parley.copilot.scene.House;
import dev.parley.copilot.scene.Scene;
import dev.parley.copilot.understanding.Supplied;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a brief into a draft: composed, guarded, checked, and told in plain words. */
public final class Drafter {
    private static final Pattern CHANNEL = Pattern.compile("#\\p{L}[\\p{L}\\d_-]+");

    private final Composer composer;
    private final Ground ground;
    private final Patterns patterns = new Patterns();
    private final Safeguards safeguards = new Safeguards(List.of(patterns));
    private final WorkflowRules rules;

    public Drafter(OperationCatalog operations, Expressions expressions) {
        this(Reach.of(operations), expressions, House.unknown());
    }

    /** @param house the company the drafts are for */
    public Drafter(Reach reach, Expressions expressions, House house) {
        this.composer = new Composer(expressions, reach);
        this.ground = new Ground(reach.operations(), expressions, house);
        this.rules = new WorkflowRules(expressions, reach.operations(), reach::unfit);
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
        Scene scene = new Scene(amendments.apply(composition.workflow()), brief, ground);
        Safeguards.Guarded guarded = safeguards.guard(scene, amendments.decisions());
        Workflow workflow = amendments.applyAgain(composition.workflow(), guarded.workflow());
        Amended amended = new Amended(brief, composition, amendments, workflow, asked(composition, guarded));
        List<Finding> findings = new ArrayList<>(guarded.findings());
        findings.addAll(rules.check(workflow));
        findings.addAll(amended.caveats());
        findings.addAll(notes(brief.withNotes(brief.notes().stream()
                        .filter(note -> !Supplied.cameIn(note, composition.workflow(), workflow))
                        .toList()))
                .stream()
                .filter(note -> !isOfChannelUsedNow(note, workflow))
                .toList());
        return new Draft(
                workflow,
                amended.summary(),
                amended.steps(),
                amended.assumptions(),
                guarded.safeguards(),
                open,
                List.copyOf(findings),
                patterns.recognize(scene).orElse(null),
                Estimates.of(scene.with(workflow)));
    }

    /** The steps of the brief before which a safeguard asks somebody. */
    private static Set<Integer> asked(Composer.Composition composition, Safeguards.Guarded guarded) {
        return composition.ids().entrySet().stream()
                .filter(entry -> guarded.askedBefore().contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A channel that the wish left unused may have come in by a later change. */
    private static boolean isOfChannelUsedNow(Finding note, Workflow workflow) {
        Matcher channel = CHANNEL.matcher(note.message());
        return note.code().equals("not_used")
                && channel.find()
                && workflow.nodes().stream()
                        .anyMatch(node -> node instanceof Node.Call call
                                && channel.group()
                                        .equals(call.with().path("channel").asString("")));
    }

    private static List<Finding> notes(Brief brief) {
        return brief.notes().stream()
                .map(note -> Finding.warn(note.code(), note.where(), note.text(), note.hint()))
                .toList();
    }
}
