package dev.parley.copilot.eval;

import dev.parley.copilot.Draft;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be read off a draft. */
record DraftFacts(Draft draft) {
    /** Whether it can be published, or could with an answer to what it asks: nobody's words have the id of a spreadsheet. */
    boolean validates() {
        boolean asksOfWhat =
                draft.questions().stream().anyMatch(question -> question.id().equals("topic"));
        return draft.workflow() != null
                && draft.findings().stream()
                        .filter(Finding::isError)
                        .allMatch(finding -> asksOfWhat && finding.code().equals("bad_source"));
    }

    String trigger() {
        Workflow workflow = draft.workflow();
        if (workflow == null) {
            return "none";
        }
        // The engine has no trigger for mail of its own: a mail comes in as an event.
        boolean isMail = workflow.trigger() instanceof Trigger.Event event
                && event.source().matches("(?:.*\\.)?mail|(?:gmail|outlook|email)\\.received");
        return isMail ? "email" : workflow.trigger().kind();
    }

    /** A model's step, or an honest stand-in for one that no operation here can do. */
    boolean thinks() {
        return calls().anyMatch(call -> call.operation().startsWith("ai.")) || hasFinding("no_model");
    }

    boolean branches() {
        // Which of cron's times are meant belongs to the trigger.
        return nodes().anyMatch(node ->
                        node instanceof Node.If && !node.id().value().equals("is_it_time")
                                || node instanceof Node.Switch)
                || calls().anyMatch(call -> call.operation().equals("ai.route"));
    }

    boolean loops() {
        return nodes().anyMatch(Node.Container.class::isInstance);
    }

    boolean asksPeople() {
        return nodes().anyMatch(Node.Approval.class::isInstance);
    }

    /** Connectors of its steps and of what starts it; a call that stands in for a system Parley lacks is none. */
    Set<String> connectors() {
        Stream<String> uses = calls().filter(call -> standIn(call) == null).map(Node.Call::operation);
        Stream<String> starts = draft.workflow() != null
                        && draft.workflow().trigger() instanceof Trigger.Event event
                        && event.source().contains(".")
                        && !hasFinding("trigger_not_connected")
                ? Stream.of(event.source())
                : Stream.empty();
        return Stream.concat(uses, starts)
                .map(id -> id.replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
    }

    boolean callsOut() {
        return calls().anyMatch(call -> call.operation().equals("http.request"));
    }

    /** Whether a call stands in for this system, or for the trigger it would have, and says so. */
    boolean standsInFor(String system) {
        return draft.findings().stream()
                .filter(finding -> Set.of("no_address", "trigger_not_connected").contains(finding.code()))
                .anyMatch(finding -> names(finding.message(), system));
    }

    private static boolean names(String note, String system) {
        Set<String> words = switch (system) {
            case "email" -> Set.of("e-mail", "email");
            case "twitter" -> Set.of("twitter", "x");
            default -> Set.of(system.replace('_', ' '));
        };
        String text = " " + note.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", " ") + " ";
        return words.stream().anyMatch(word -> text.contains(" " + word + " "));
    }

    private @Nullable String standIn(Node.Call call) {
        return draft.findings().stream()
                .filter(finding -> finding.where().equals(call.id().value()))
                .filter(finding -> Set.of("no_address", "no_model").contains(finding.code()))
                .map(Finding::message)
                .findFirst()
                .orElse(null);
    }

    private boolean hasFinding(String code) {
        return draft.findings().stream().anyMatch(finding -> finding.code().equals(code));
    }

    private Stream<Node.Call> calls() {
        return nodes().filter(Node.Call.class::isInstance).map(Node.Call.class::cast);
    }

    private Stream<Node> nodes() {
        Workflow workflow = draft.workflow();
        return workflow == null ? Stream.empty() : workflow.nodes().stream();
    }

    /** The connectors a request should use of those Parley has, and whether each is there. */
    Set<String> found(Set<String> expected) {
        Set<String> found = new HashSet<>(connectors());
        if (expected.contains("http") && callsOut()) {
            found.add("http");
        }
        found.remove("ai");
        return found;
    }

    List<String> steps() {
        return draft.steps();
    }
}
