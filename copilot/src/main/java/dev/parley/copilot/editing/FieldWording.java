package dev.parley.copilot.editing;

import dev.parley.copilot.understanding.Links;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a step is given: "change the channel to #ops", "set the message to …", "use https://… instead", "wait 20 minutes instead". */
final class FieldWording implements Wording {
    private static final List<Pattern> FORMS = List.of(
            Patterns.of(
                    "(?:change|set|make|update|edit|adjust|put|switch) (?<field>(?:the |its |my |our )?.{1,60}?) (?:to|=|say|be|read|into) (?<value>.+)"),
            Patterns.of(
                    "(?<field>(?:the |its |my |our ).{1,50}?) (?:should|must|has to|shall) (?:be|say|read) (?<value>.+)"));
    private static final Pattern OF_STEP =
            Patterns.of("(?<field>.+?) (?:of|in|for|on|at) (?<ref>(?:the |that |step |\").+)");
    private static final Pattern WAIT =
            Patterns.of("(?:wait|pause)(?: for)? (?<time>.{2,30}?) instead(?: of (?<old>.+))?");
    private static final Pattern ADDRESS = Patterns.of(
            "(?:use|take|call|switch to|point (?<ref>.{2,40}?) (?:to|at)|(?:change|set) (?:the )?(?:url|address|link|endpoint|web ?hook)(?: (?:of|for|in) (?<ref2>.{2,40}?))? (?:to|=)|(?:(?:post|send|put|forward|deliver|push|write)(?: (?<ref3>.{2,40}?))? (?:to|at|into))|(?:fetch|get|read|load|pull)(?: (?<ref4>.{2,40}?))? from) ⟨⟩(?: for (?<ref5>.{2,40}?))?(?<instead> (?:instead|now|rather|from now on)(?: of .+)?)?(?: for (?<ref6>.{2,40}?))?");
    private static final Pattern ASKS_TO_REPLACE =
            Patterns.of("^(?:use|take|switch|point|change|set)\\b|\\b(?:instead|now|rather|from now on)\\b");

    @Override
    public Optional<Understood> read(Saying saying) {
        Optional<String> link = Links.find(saying.words());
        if (link.isPresent()) {
            Optional<Understood> addressed = address(saying, link.get());
            if (addressed.isPresent()) {
                return addressed;
            }
        }
        return Patterns.all(WAIT, saying.words())
                .flatMap(match -> wait(saying, match))
                .or(() -> FORMS.stream()
                        .flatMap(form -> Patterns.all(form, saying.words()).stream())
                        .flatMap(match -> set(saying, match.group("field"), match.group("value")).stream())
                        .findFirst());
    }

    private static Optional<Understood> wait(Saying saying, MatchResult match) {
        return saying.duration(match.group("time"))
                .flatMap(time -> one(
                        saying,
                        match.group("old") == null ? "the wait" : match.group("old"),
                        saying.all(Node.Delay.class),
                        delay -> Slots.changed(delay, List.of("with", "duration"), time)));
    }

    private static Optional<Understood> set(Saying saying, String field, String value) {
        Optional<MatchResult> ofStep = Patterns.all(OF_STEP, field);
        List<Node> named =
                ofStep.map(match -> saying.steps().find(match.group("ref"))).orElse(List.of());
        String name = named.isEmpty() ? field : ofStep.orElseThrow().group("field");
        Map<Node, List<String>> found = new LinkedHashMap<>();
        Slots slots = new Slots(saying.operations());
        for (Node node : named.isEmpty() ? saying.workflow().nodes() : named) {
            slots.find(node, name).ifPresent(path -> found.put(node, path));
        }
        String bare = unquoted(value);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return one(saying, field, List.copyOf(found.keySet()), node -> {
            Optional<String> time = node instanceof Node.Delay ? saying.duration(bare) : Optional.of(bare);
            return time.flatMap(said -> Slots.changed(node, found.get(node), said));
        });
    }

    private static <N extends Node> Optional<Understood> one(
            Saying saying, String reference, List<N> some, Function<N, Optional<Understood>> change) {
        return switch (some.size()) {
            case 0 -> Optional.empty();
            case 1 -> change.apply(some.getFirst());
            default ->
                Optional.of(new Understood.Which(
                        reference,
                        List.copyOf(some),
                        name -> saying.words().replace(reference, reference + " of " + name)));
        };
    }

    private static Optional<Understood> address(Saying saying, String link) {
        String marked = saying.words().replace(link, "⟨⟩");
        Optional<MatchResult> match = Patterns.all(ADDRESS, marked);
        if (match.isEmpty() || !Patterns.isIn(ASKS_TO_REPLACE, marked)) {
            return Optional.empty();
        }
        List<Node> calls = new ArrayList<>(saying.all(Node.Call.class).stream()
                .filter(call -> call.operation().equals("http.request"))
                .toList());
        String reference = reference(match.get());
        boolean isPointed = reference != null && !reference.matches("(?i)it|that|this|them");
        List<Node> named = isPointed ? saying.steps().find(reference) : List.of();
        if (!named.isEmpty()) {
            calls.retainAll(named);
        } else {
            narrow(calls, marked, saying);
        }
        String url = saying.fragments().address(link);
        return switch (calls.size()) {
            case 0 -> Optional.empty();
            case 1 -> readdressed(calls.getFirst(), url);
            default ->
                Optional.of(
                        new Understood.Which(link, List.copyOf(calls), name -> "use " + link + " instead for " + name));
        };
    }

    /** The call whose address is missing first; else those that do what the words say. */
    private static void narrow(List<Node> calls, String marked, Saying saying) {
        boolean reads = marked.matches("(?i)(?:fetch|get|read|load|pull)\\b.*");
        boolean isOpen = calls.stream().anyMatch(FieldWording::isOpen);
        if (reads || !isOpen) {
            retain(calls, call -> saying.steps().changesSomething(call) != reads);
        }
        retain(calls, FieldWording::isOpen);
    }

    private static boolean isOpen(Node call) {
        return call instanceof Node.Call http
                && http.with().path("url").asString("").contains(".invalid");
    }

    private static void retain(List<Node> calls, Predicate<Node> some) {
        if (calls.stream().anyMatch(some)) {
            calls.removeIf(some.negate());
        }
    }

    private static @Nullable String reference(MatchResult match) {
        for (String group : List.of("ref", "ref2", "ref3", "ref4", "ref5", "ref6")) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return null;
    }

    private static Optional<Understood> readdressed(Node node, String url) {
        return Slots.changed(node, List.of("with", "url"), url);
    }

    private static String unquoted(String value) {
        return value.strip().replaceAll("^[\"'](.*)[\"']$", "$1");
    }
}
