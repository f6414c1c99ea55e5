package dev.parley.copilot.guided;

import dev.parley.copilot.Suggestions.Known;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says on a draft whom it asks in vain: names and roles that nobody in the organization has. */
final class Absentees {
    private Absentees() {}

    /** Empty where the organization's people are unknown. */
    static Stream<Finding> in(Workflow workflow, Known known) {
        return known.approvers().isEmpty()
                ? Stream.of()
                : workflow.nodes().stream().flatMap(node -> in(node, known).stream());
    }

    private static Optional<Finding> in(Node node, Known known) {
        List<String> asked = asked(node);
        List<String> absent = asked.stream()
                .filter(Absentees::isOfHere)
                .filter(name -> !known.has(name.strip().replaceFirst("^@", "")))
                .toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warn(
                        "unknown_approver",
                        node.id().value(),
                        told(absent, absent.size() == asked.size(), title(node)),
                        "Invite them, or give somebody that role, on the page People; or say \"ask "
                                + known.approvers().getLast().label() + " instead\"."));
    }

    private static String told(List<String> absent, boolean isAll, String step) {
        String names = String.join(
                " or ", absent.stream().map(name -> "\"" + bare(name) + "\"").toList());
        return "Nobody here is called " + names + " or has that role, so at “" + step + "” only "
                + (isAll ? "an owner" : "the others and an owner") + " can answer.";
    }

    private static List<String> asked(Node node) {
        return switch (node) {
            case Node.Approval approval ->
                Stream.concat(approval.approvers().stream(), approval.escalateTo().stream())
                        .distinct()
                        .toList();
            case Node.Input input -> input.assignees();
            case Node.Call _,
                    Node.SetValues _,
                    Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> List.of();
        };
    }

    /** An address may be anybody's, what is computed is known when it runs, and another chat's people and groups are its own. */
    private static boolean isOfHere(String approver) {
        return approver.strip().indexOf('@') <= 0
                && !approver.contains("{{")
                && (approver.indexOf(':') < 0 || approver.matches("(?:user|role):.*"));
    }

    private static String bare(String name) {
        return name.strip().replaceFirst("^@", "").replaceFirst("^(?:user|role):", "");
    }

    private static String title(Node node) {
        return Objects.requireNonNullElse(node.settings().title(), node.id().value());
    }
}
