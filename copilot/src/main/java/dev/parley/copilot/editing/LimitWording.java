package dev.parley.copilot.editing;

import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Another number in a condition, without saying which value it is: "change the limit to 500", "make it 2k", "lower it to 50". */
final class LimitWording implements Wording {
    private static final Pattern NUMBER = Patterns.of(
            "(?:(?:make it|use|rather|better|try|take) )?(?<value>(?:(?:over|above|under|below|at least|at most|more than|less than) )?[$€£]?\\d[\\d,._]*k?(?: (?:euros?|eur|dollars?|usd))?)(?: (?:instead(?: of [\\d,._k]+)?|as (?:the |a )?(?:limit|threshold)|rather))?");
    private static final Pattern RAISED = Patterns.of(
            "(?:raise|lower|increase|decrease|change|set|move|reduce|make)(?: (?:it|the (?<ref>.{2,40}?)))? (?:to|at) (?<value>(?:(?:over|above|under|below|at least|at most) )?[$€£]?\\d[\\d,._]*k?(?: (?:euros?|eur|dollars?|usd))?)");

    @Override
    public Optional<Understood> read(Saying saying) {
        List<Node.If> limits = saying.all(Node.If.class).stream()
                .filter(check ->
                        new Slots(saying.operations()).find(check, "limit").isPresent())
                .toList();
        return Patterns.all(NUMBER, saying.words())
                .or(() -> Patterns.all(RAISED, saying.words())
                        .filter(match -> match.group("ref") == null
                                || match.group("ref").matches("(?i)limit|threshold|amount|condition|bar")
                                || saying.all(Node.If.class)
                                                .containsAll(saying.steps().find(match.group("ref")))
                                        && !saying.steps()
                                                .find(match.group("ref"))
                                                .isEmpty()))
                .flatMap(match -> switch (limits.size()) {
                    case 0 -> Optional.empty();
                    case 1 -> Slots.changed(limits.getFirst(), List.of("with", "condition"), match.group("value"));
                    default ->
                        Optional.of(new Understood.Which(
                                match.group("value"),
                                List.copyOf(limits),
                                name -> "change the limit of " + name + " to " + match.group("value")));
                });
    }
}
