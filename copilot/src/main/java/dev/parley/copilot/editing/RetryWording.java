package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How often and how long a step is tried: "retry the post 5 times", "don't retry", "give up after 30 seconds". */
final class RetryWording implements Wording {
    private static final Pattern NEVER = Patterns.of(
            "(?:(?:do not|don't|never) (?:re-?try|try)(?: (?<ref>.+?))?(?: again)?|(?:no|without|remove|drop) (?:the |any )?retr(?:y|ies|ying)(?: (?:of|for|from) (?<ref2>.+))?|try (?<ref3>.+?) only once)");
    private static final Pattern AGAIN = Patterns.of(
            "(?:re-?try|try)(?: (?<ref>(?!up to|at most|\\d|once|twice|three|four|five)[^,]{2,50}?))?(?: again)?,? (?:up to |at most )?(?<count>\\d{1,3}|once|twice|two|three|four|five|six|eight|ten)(?: more)?(?: times?)?(?: (?:if|when) (?:it|that) fails)?");
    private static final Pattern PATIENCE = Patterns.of(
            "(?:(?:time ?out|give up)(?: on)?(?: (?<ref>.{2,50}?))? after (?<time>.{2,20})|(?:set |change )?(?:the |a )?time ?out(?: (?:of|for) (?<ref2>.{2,50}?))?(?: to| of| is| should be) (?<time2>.{2,20}))");

    @Override
    public Optional<Understood> read(Saying saying) {
        return Patterns.all(NEVER, saying.words())
                .flatMap(match -> alter(
                        saying,
                        first(match.group("ref"), match.group("ref2"), match.group("ref3")),
                        _ -> Saying.json().putNull("retry"),
                        " is tried once only."))
                .or(() -> Patterns.all(AGAIN, saying.words()).flatMap(match -> {
                    Integer times = saying.reading("retry " + match.group("count") + " times")
                            .retries()
                            .value();
                    return times == null
                            ? Optional.empty()
                            : alter(
                                    saying,
                                    match.group("ref"),
                                    _ -> {
                                        ObjectNode patch = Saying.json();
                                        patch.putObject("retry").put("max", times);
                                        return patch;
                                    },
                                    " is tried again up to " + times + (times == 1 ? " time." : " times."));
                }))
                .or(() -> Patterns.all(PATIENCE, saying.words())
                        .flatMap(match -> saying.duration(
                                        String.valueOf(first(match.group("time"), match.group("time2"), null)))
                                .flatMap(time -> alter(
                                        saying,
                                        first(match.group("ref"), match.group("ref2"), null),
                                        _ -> Saying.json().put("timeout", time),
                                        " gives up after " + time + "."))));
    }

    /** Without a reference, every call. */
    private static Optional<Understood> alter(
            Saying saying, @Nullable String reference, Function<Node, ObjectNode> patch, String say) {
        if (reference != null) {
            return saying.onNamed(
                    reference,
                    node -> Understood.change(
                            new Edit.Alter(node.id(), patch.apply(node)), StepWords.quoted(node) + say));
        }
        List<Node.Call> calls = saying.all(Node.Call.class);
        List<Edit> edits = calls.stream()
                .map(call -> (Edit) new Edit.Alter(call.id(), patch.apply(call)))
                .toList();
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(new Understood.Change(
                        edits,
                        calls.stream().map(StepWords::quoted).collect(Collectors.joining(" and ")) + say,
                        List.of()));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other, @Nullable String third) {
        return one != null ? one : other != null ? other : third;
    }
}
