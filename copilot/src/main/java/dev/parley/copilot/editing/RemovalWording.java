package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** "Remove the last step", "we don't need the approval any more", "don't send the mail". */
final class RemovalWording implements Wording {
    private static final List<Pattern> FORMS = List.of(
            Patterns.of(
                    "(?:remove|delete|drop|take out|take away|get rid of|leave out|omit|cut out|throw out|lose) (?<ref>.{2,70})"),
            Patterns.of(
                    "(?:do not|don't|does not|doesn't) (?:need|want|require) (?<ref>.{2,70}?)(?: any ?more| any longer)?"),
            Patterns.of(
                    "(?:i |we )(?:do not|don't|no longer) (?:need|want) (?<ref>.{2,70}?)(?: any ?more| any longer)?"),
            Patterns.of(
                    "(?:no|without|skip)(?: (?:the|any|an?|that))? (?<ref>(?:approvals?|sign-?offs?)(?: .{2,40})?)"),
            Patterns.of("skip (?<ref>(?:the|that) .{2,60})"),
            Patterns.of(
                    "(?:do not|don't|never|stop) (?<ref>(?:send|post|mail|ask|wait|show|call|fetch|notify|summari[sz]e|classify|translate|forward|write|creat)(?:e|ing|ting)?\\b.{0,60}?)(?: any ?more| any longer)?"));
    private static final Pattern ALL =
            Patterns.of("(?:all(?: of)?|both|every|any) .*|approvals|sign-?offs|the approvals");
    private static final Pattern POINTED = Patterns.of("(?:the|that|this|step)(?: [^ ]+){1,2}");

    @Override
    public Optional<Understood> read(Saying saying) {
        return FORMS.stream()
                .flatMap(form -> Patterns.all(form, saying.words()).stream())
                .findFirst()
                .flatMap(match -> removed(saying, match));
    }

    private static Optional<Understood> removed(Saying saying, MatchResult match) {
        String reference = match.group("ref");
        List<Node> meant = saying.steps().find(reference);
        if (meant.isEmpty()) {
            return Patterns.all(POINTED, reference).isPresent() ? saying.unknown(reference) : Optional.empty();
        }
        return Patterns.all(ALL, reference).isPresent()
                ? without(saying, meant)
                : saying.on(reference, node -> without(saying, List.of(node)));
    }

    private static Optional<Understood> without(Saying saying, List<Node> steps) {
        Workflow before = saying.workflow();
        Workflow after = before;
        List<Edit> edits = new ArrayList<>();
        for (Node step : steps) {
            if (isFork(step)) {
                return Understood.no(
                        StepWords.quoted(step)
                                + " chooses between several ways, so I cannot tell which should stay, and nothing changed. Remove the steps you do not want instead.");
            }
            Edit edit = new Edit.Remove(step.id());
            edits.add(edit);
            after = edit.apply(after);
        }
        if (after.nodes().isEmpty()) {
            return Understood.no("Without " + StepWords.quoted(steps.getFirst())
                    + " nothing would be left to do, so nothing changed. Say what should be done instead.");
        }
        return Optional.of(new Understood.Change(edits, told(steps, before, after), List.of()));
    }

    private static boolean isFork(Node step) {
        return step instanceof Node.Switch
                || step instanceof Node.Call call && call.operation().equals("ai.route");
    }

    private static String told(List<Node> steps, Workflow before, Workflow after) {
        List<Node> others = before.nodes().stream()
                .filter(node -> after.node(node.id()).isEmpty() && !steps.contains(node))
                .toList();
        String gone = names(steps) + (steps.size() == 1 ? " is gone" : " are gone");
        String condition = steps.size() == 1 && steps.getFirst() instanceof Node.If
                ? ": what came after it now always happens"
                : "";
        return others.isEmpty()
                ? gone + condition + "."
                : gone + condition + ", and with it " + names(others) + ", which only it led to.";
    }

    private static String names(List<Node> steps) {
        return steps.stream().map(StepWords::quoted).collect(Collectors.joining(" and "));
    }
}
