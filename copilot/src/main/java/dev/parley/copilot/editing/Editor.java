package dev.parley.copilot.editing;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Edited;
import dev.parley.copilot.Question;
import dev.parley.copilot.drafting.Fragments;
import dev.parley.copilot.drafting.Retelling;
import dev.parley.copilot.reach.Reach;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Edits workflows as people say. What comes out has no mistake that was not there before. */
public final class Editor {
    /** What can be said, for those who were not understood. */
    public static final String EXAMPLES =
            "Try \"add an approval before the post\", \"remove the last step\", \"run it at 8\", \"only if the total is over 500\", \"send it to Slack instead\", \"change the limit to 500\", \"then wait 10 minutes\" or \"ask finance instead\".";

    private static final int LONGEST = 400;

    private final EditReader reader;
    private final WorkflowRules rules;

    /** @param zone of schedules that name none */
    public Editor(OperationCatalog operations, Expressions expressions, Understanding understanding, ZoneId zone) {
        this(Reach.of(operations), expressions, understanding, zone);
    }

    /** @param zone of schedules that name none */
    public Editor(Reach reach, Expressions expressions, Understanding understanding, ZoneId zone) {
        OperationCatalog operations = reach.operations();
        this.reader = new EditReader(operations, new Fragments(expressions, operations), understanding, zone);
        this.rules = new WorkflowRules(expressions, operations, reach::unfit);
    }

    /** Empty when the words are no edit of this workflow. */
    public Optional<Edited> edit(Workflow workflow, String words) {
        if (workflow.nodes().isEmpty() || words.length() > LONGEST) {
            return Optional.empty();
        }
        return reader.read(workflow, words).map(understood -> switch (understood) {
            case Understood.Change change -> changed(workflow, change);
            case Understood.Which which -> which(which);
            case Understood.No no -> new Edited.Refused(no.why());
        });
    }

    private Edited changed(Workflow workflow, Understood.Change change) {
        Workflow edited = workflow;
        for (Edit edit : change.edits()) {
            edited = edit.apply(edited);
        }
        WorkflowDiff diff = WorkflowDiff.between(workflow, edited);
        if (diff.isEmpty()) {
            return new Edited.Refused(unchanged(workflow, change));
        }
        List<Finding> findings = rules.check(edited);
        List<Finding> before = rules.check(workflow);
        List<Finding> broken = broken(before, findings);
        return broken.isEmpty()
                ? new Edited.Made(
                        change.say(),
                        draft(edited, change, news(workflow, before, edited, findings)),
                        change.edits(),
                        diff)
                : new Edited.Refused(refusal(workflow, broken));
    }

    private static String unchanged(Workflow workflow, Understood.Change change) {
        return change.edits().stream()
                .map(edit -> edit instanceof Edit.Insert insert ? insert.place() : null)
                .filter(place -> place != null && place.kind() == Place.Kind.AFTER)
                .findFirst()
                .map(
                        place -> "What comes " + Said.place(place, workflow)
                                + " depends on what it turns out to be, so I cannot tell which way you mean, and nothing changed. Name the step it should come before.")
                .orElse("That is how it is already, so nothing changed.");
    }

    /** What there is to say about it that was not so before. */
    private static List<Finding> news(Workflow before, List<Finding> known, Workflow edited, List<Finding> findings) {
        Set<String> said = Stream.concat(known.stream(), Retelling.unaddressed(before).stream())
                .map(Finding::message)
                .collect(Collectors.toSet());
        return Stream.concat(findings.stream(), Retelling.unaddressed(edited).stream())
                .filter(finding -> !said.contains(finding.message()))
                .toList();
    }

    private static Draft draft(Workflow edited, Understood.Change change, List<Finding> findings) {
        Stream<Finding> caveats =
                change.caveats().stream().filter(caveat -> !caveat.code().equals("no_address"));
        return new Draft(
                edited,
                Retelling.summary(edited),
                Retelling.steps(edited),
                change.edits().stream()
                        .flatMap(edit -> edit.assumption().stream())
                        .map(text -> new Draft.Assumption("edit", text))
                        .toList(),
                List.of(),
                List.of(),
                Stream.concat(findings.stream(), caveats).toList());
    }

    /** Mistakes that were not there before. */
    private static List<Finding> broken(List<Finding> before, List<Finding> after) {
        Set<String> known =
                before.stream().filter(Finding::isError).map(Finding::message).collect(Collectors.toSet());
        return after.stream()
                .filter(Finding::isError)
                .filter(finding -> !known.contains(finding.message()))
                .toList();
    }

    /** Names the steps that could not go on, and what to do about them. */
    private static String refusal(Workflow workflow, List<Finding> broken) {
        Set<String> dependants = new LinkedHashSet<>();
        for (Finding finding : broken) {
            String id = finding.where().replaceFirst("[.\\[].*$", "");
            workflow.nodes().stream()
                    .filter(node -> node.id().value().equals(id))
                    .map(StepWords::quoted)
                    .forEach(dependants::add);
        }
        boolean isMissed = broken.stream()
                .anyMatch(finding -> finding.code().equals("unknown_reference")
                        || finding.code().equals("forward_reference"));
        return isMissed && !dependants.isEmpty()
                ? "That would break " + String.join(" and ", dependants)
                        + (dependants.size() == 1 ? ", which needs" : ", which need")
                        + " what it gives, so nothing changed. Remove "
                        + (dependants.size() == 1 ? "that step" : "those steps")
                        + " first, or say what to use there instead."
                : "That would not work, so nothing changed: "
                        + broken.getFirst().message() + " " + broken.getFirst().hint();
    }

    private static Edited which(Understood.Which which) {
        List<Question.Option> options = new ArrayList<>();
        for (Node node : which.steps()) {
            boolean isTwice = which.steps().stream()
                            .filter(other -> StepWords.title(other).equalsIgnoreCase(StepWords.title(node)))
                            .count()
                    > 1;
            String name = isTwice ? "“" + node.id() + "”" : StepWords.quoted(node);
            String restated = which.restated().apply(name);
            options.add(new Question.Option(restated, restated, false));
        }
        return new Edited.Unclear(
                "“" + which.reference() + "” may be "
                        + which.steps().stream().map(StepWords::quoted).collect(Collectors.joining(" or ")) + ".",
                new Question(
                        "step",
                        Question.Kind.CHOICE,
                        "Which step do you mean?",
                        "So that nothing changes that you did not mean.",
                        options.subList(0, Math.min(7, options.size())),
                        true));
    }
}
