package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.StepJson;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The values that steps are given, by what people call them. */
final class Slots {
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("message", "text", "body", "content", "question", "wording", "words"),
            Set.of("url", "address", "link", "endpoint"),
            Set.of("to", "recipient", "recipients", "receiver"),
            Set.of("subject", "title", "headline"),
            Set.of("duration", "delay", "wait", "pause", "waiting time", "time to wait"),
            Set.of("limit", "threshold", "condition", "value", "amount"),
            Set.of("parallel", "parallelism", "concurrency"));
    private static final Pattern NUMBER = Pattern.compile("(?<op>>=|<=|>|<|==|!=)\\s*(?<value>-?\\d+(?:\\.\\d+)?)");
    private static final Pattern HOST = Pattern.compile("^https?://([^/?#]+).*");

    private final OperationCatalog operations;

    Slots(OperationCatalog operations) {
        this.operations = operations;
    }

    /** The path to what is called so in a step's JSON; empty when it has no such value. */
    Optional<List<String>> find(Node node, String said) {
        String name = String.join(" ", StepWords.all(said.replaceFirst("(?i)^(?:the|its|my|our) ", "")));
        return switch (node) {
            case Node.Call call ->
                own(call)
                        .filter(key -> plain(key).equals(name))
                        .findFirst()
                        .map(key -> List.of("with", key))
                        .or(() -> nested(call, key -> plain(key).equals(name)))
                        .or(() -> nested(call, key -> isAlike(plain(key), name)))
                        .or(() -> own(call)
                                .filter(key -> isAlike(plain(key), name))
                                .findFirst()
                                .map(key -> List.of("with", key)))
                        .or(() -> declared(call)
                                .filter(key -> isAlike(plain(key), name))
                                .findFirst()
                                .map(key -> List.of("with", key)));
            case Node.SetValues set ->
                set.values().propertyNames().stream()
                        .filter(key -> is(key, name))
                        .findFirst()
                        .or(() -> Optional.of(set.values().propertyNames())
                                .filter(keys -> keys.size() == 1 && isAlike("message", name))
                                .map(keys -> keys.iterator().next()))
                        .map(key -> List.of("with", "values", key));
            case Node.If check ->
                isAlike("limit", name) && NUMBER.matcher(check.condition()).find() || new KnownNumber(check).isOf(name)
                        ? Optional.of(List.of("with", "condition"))
                        : Optional.empty();
            case Node.Delay delay ->
                delay.duration() != null && isAlike("duration", name)
                        ? Optional.of(List.of("with", "duration"))
                        : Optional.empty();
            case Node.Approval _, Node.Input _ ->
                isAlike("message", name) ? Optional.of(List.of("with", "message")) : Optional.empty();
            case Node.ForEach _ ->
                isAlike("parallel", name) ? Optional.of(List.of("with", "parallel")) : Optional.empty();
            case Node.Stop _ ->
                isAlike("message", name) && name.startsWith("stop")
                        ? Optional.of(List.of("with", "message"))
                        : Optional.empty();
            case Node.Switch _, Node.Repeat _, Node.WaitForEvent _, Node.CallWorkflow _ -> Optional.empty();
        };
    }

    private static Stream<String> own(Node.Call call) {
        return call.with().propertyNames().stream();
    }

    /** What the operation takes besides. */
    private Stream<String> declared(Node.Call call) {
        return operations.find(call.operation()).stream()
                .flatMap(operation -> operation.spec().input().path("properties").propertyNames().stream());
    }

    /** Within an object that is sent. */
    private static Optional<List<String>> nested(Node.Call call, Predicate<String> isMeant) {
        return call.with()
                .propertyStream()
                .filter(entry -> entry.getValue().isObject())
                .flatMap(entry -> entry.getValue().propertyNames().stream()
                        .filter(isMeant)
                        .map(key -> List.of("with", entry.getKey(), key)))
                .findFirst();
    }

    private static boolean is(String key, String said) {
        return isAlike(plain(key), said);
    }

    private static String plain(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static boolean isAlike(String key, String said) {
        return key.equals(said) || ALIKE.stream().anyMatch(group -> group.contains(key) && group.contains(said));
    }

    /** @param path from the step's JSON */
    static Optional<Understood> changed(Node node, List<String> path, String said) {
        if (node instanceof Node.If check && path.getLast().equals("condition")) {
            return new KnownNumber(check).changedTo(said);
        }
        ObjectNode patch = Saying.json();
        ObjectNode at = patch;
        JsonNode old = StepJson.of(node);
        for (String name : path.subList(0, path.size() - 1)) {
            at = at.putObject(name);
            old = old.path(name);
        }
        old = old.path(path.getLast());
        at.set(path.getLast(), value(old, said));
        if (path.getLast().equals("url")) {
            patch.put("title", retitled(node, old.asString(""), said));
        }
        return Understood.change(
                new Edit.Alter(node.id(), patch),
                "The " + path.getLast().replace('_', ' ') + " of " + StepWords.quoted(node) + " is “" + said
                        + "” now.");
    }

    private static JsonNode value(JsonNode old, String said) {
        if (old.isNumber() && said.matches("-?\\d{1,15}(?:\\.\\d{1,9})?")) {
            return DecimalNode.valueOf(new BigDecimal(said));
        }
        if (old.isBoolean() && said.matches("(?i)true|false|yes|no|on|off")) {
            return BooleanNode.valueOf(said.matches("(?i)true|yes|on"));
        }
        return StringNode.valueOf(said);
    }

    /** A title that tells the host, or that the address is missing, goes on to be true. */
    private static String retitled(Node node, String before, String after) {
        String host = HOST.matcher(before).replaceFirst("$1");
        return StepWords.title(node)
                .replaceFirst(", whose address is missing$", "")
                .replaceAll(
                        host.isEmpty() ? "$^" : Pattern.quote(host),
                        Matcher.quoteReplacement(HOST.matcher(after).replaceFirst("$1")));
    }

    /** The number a condition compares with. */
    private record KnownNumber(Node.If check) {
        private static final Pattern SAID = Patterns.of(
                "(?:(?<word>over|above|more than|at least|under|below|less than|at most) )?[$€£]?(?<number>\\d[\\d,._]*k?)(?: (?:euros?|eur|dollars?|usd))?");

        /** Whether it is what this field is compared with. */
        boolean isOf(String field) {
            return Pattern.compile("\\b" + Pattern.quote(field.replace(' ', '_')) + "\\s*" + NUMBER.pattern())
                    .matcher(check.condition())
                    .find();
        }

        Optional<Understood> changedTo(String said) {
            Optional<MatchResult> words = Patterns.all(SAID, said.strip());
            Matcher old = NUMBER.matcher(check.condition());
            if (words.isEmpty() || !old.find()) {
                return Optional.empty();
            }
            String number = words.get()
                    .group("number")
                    .replaceAll("[,_](?=\\d{3})", "")
                    .replaceAll("[.,]$", "")
                    .replaceFirst("(?i)k$", "000");
            String operator = operator(words.get().group("word"), old.group("op"));
            String condition = old.replaceFirst(Matcher.quoteReplacement(operator + " " + number));
            ObjectNode patch = Saying.json();
            patch.putObject("with").put("condition", condition);
            if (check.settings().title() != null) {
                patch.put("title", check.settings().title().replace(old.group("value"), number));
            }
            return Understood.change(
                    new Edit.Alter(check.id(), patch),
                    "The limit of " + StepWords.quoted(check) + " is " + number + " now.");
        }

        private static String operator(@Nullable String word, String old) {
            return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
                case "over", "above", "more than" -> ">";
                case "at least" -> ">=";
                case "under", "below", "less than" -> "<";
                case "at most" -> "<=";
                default -> old;
            };
        }
    }
}
