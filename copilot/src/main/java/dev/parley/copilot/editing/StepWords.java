package dev.parley.copilot.editing;

import dev.parley.copilot.understanding.Systems;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Node;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What people may call a step. */
final class StepWords {
    private static final Systems SYSTEMS = Systems.known();

    private final OperationCatalog operations;

    StepWords(OperationCatalog operations) {
        this.operations = operations;
    }

    /** Words for people: its title, else its id. */
    static String title(Node node) {
        String title = node.settings().title();
        return title == null || title.isBlank() ? node.id().value() : title.strip();
    }

    static String quoted(Node node) {
        return "“" + title(node) + "”";
    }

    Set<String> of(Node node) {
        Set<String> words = new LinkedHashSet<>();
        String named = title(node) + " " + node.id().value().replace('_', ' ');
        add(words, named);
        String places = named;
        switch (node) {
            case Node.Call call -> places += " " + call(call, words);
            case Node.SetValues set -> {
                add(
                        words,
                        "show result value values set output "
                                + String.join(" ", set.values().propertyNames()));
            }
            case Node.If condition ->
                add(
                        words,
                        "check condition if decision question limit threshold branch filter " + condition.condition());
            case Node.Switch choice -> add(words, "switch choice decision routing branch " + choice.value());
            case Node.Delay _ -> add(words, "wait waiting pause delay");
            case Node.Approval approval ->
                add(
                        words,
                        "approval approve approvals sign-off signoff ok okay ask question review "
                                + String.join(" ", approval.approvers()));
            case Node.Input input -> add(words, "form input question ask " + String.join(" ", input.assignees()));
            case Node.ForEach loop -> add(words, "loop each every all " + loop.items());
            case Node.Repeat _ -> add(words, "loop repeat repetition");
            case Node.WaitForEvent wait -> add(words, "wait event " + wait.event());
            case Node.CallWorkflow call -> add(words, "workflow sub-workflow call run " + call.workflow());
            case Node.Stop _ -> add(words, "stop end");
        }
        for (Systems.Mention mention : SYSTEMS.mentions(places)) {
            add(words, mention.system().name());
            switch (mention.system().kind()) {
                case MAIL -> add(words, "mail email e-mail letter message");
                case CHAT -> add(words, "chat message notification");
                case MODEL, OTHER -> {}
            }
        }
        return words;
    }

    /** @return where systems may be named */
    private String call(Node.Call call, Set<String> words) {
        add(words, call.operation());
        operations.find(call.operation()).ifPresent(operation -> {
            OperationSpec spec = operation.spec();
            add(words, spec.title() + " " + String.join(" ", spec.synonyms()));
        });
        if (!call.operation().equals("http.request")) {
            return call.operation().replace('.', ' ').replace('_', ' ');
        }
        add(words, "request call http");
        switch (call.with().path("method").asString("GET").toUpperCase(Locale.ROOT)) {
            case "GET" -> add(words, "get fetch read load pull download retrieve");
            case "DELETE" -> add(words, "delete");
            case "PUT", "PATCH" -> add(words, "put update send");
            default -> add(words, "post send submit forward push write");
        }
        String url = call.with().path("url").asString("");
        add(words, url);
        return url.replaceFirst("^https?://", "").replaceAll("[./-]", " ");
    }

    private static void add(Set<String> words, String text) {
        split(text).forEach(words::add);
    }

    static Stream<String> split(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isBlank());
    }

    /** Whether two words are one, grammar aside: "posting" and "post", "orders" and "order". */
    static boolean isSame(String one, String other) {
        String first = stem(one);
        String second = stem(other);
        return first.equals(second)
                || Math.min(first.length(), second.length()) >= 5
                        && (first.startsWith(second) || second.startsWith(first));
    }

    private static String stem(String word) {
        return switch (word) {
            case "sent", "sends", "sending" -> "send";
            case "email", "emails", "mails", "mailed", "emailed", "mailing" -> "mail";
            case "told", "tells", "telling" -> "tell";
            case "summary", "summaries", "summarise", "summarize", "summarising", "summarizing" -> "summar";
            default -> {
                String bare = word.replaceFirst("(?<=\\w{3})(?:ing|ed|es|s)$", "");
                yield bare.length() > 3 ? bare.replaceFirst("e$", "") : bare;
            }
        };
    }

    static List<String> all(String text) {
        return split(text).toList();
    }
}
