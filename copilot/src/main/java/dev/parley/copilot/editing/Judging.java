package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what must hold, in the understanding's words for conditions and a few for origins. */
record Judging(Saying saying) {
    private static final Pattern COMPARED = Pattern.compile("(?<=\\.)(\\w+)\\s*[<>]=?\\s*\\d");
    private static final Pattern LEAST =
            Patterns.of(".*\\d.*|.*\\b(?:is|are|contains?|includes?|mentions?|has|equals?)\\b.*|.*[=<>].*");

    Optional<Judged> of(String lead, String said) {
        Optional<Judged> origin = Origins.of(said, new KnownFields(saying.workflow()));
        return origin.isPresent() && !Patterns.isIn(LEAST, said)
                ? origin
                : read(lead, said).or(() -> origin);
    }

    private Optional<Judged> read(String lead, String said) {
        boolean isClause = lead.isEmpty() || lead.equals("for") || lead.equals("with") || lead.equals("on");
        String wish = isClause
                ? "When a webhook receives a record, for " + said + ", POST the record to https://narrow.invalid/x"
                : "When a webhook receives a record, and if " + said + ", POST the record to https://narrow.invalid/x";
        return Steps.all(saying.reading(wish).steps(), Step.Branch.class).stream()
                .map(Step.Branch::condition)
                .findFirst()
                .map(this::named)
                .map(this::judged);
    }

    /** "Over 500" alone is about the field that is compared with numbers already, where there is one. */
    private Condition named(Condition condition) {
        List<String> compared = saying.all(Node.If.class).stream()
                .flatMap(check -> COMPARED.matcher(check.condition()).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();
        return new Condition(
                condition.tests().stream()
                        .map(test -> test.field().value() == null && compared.size() == 1
                                ? new Condition.Test(
                                        Slot.inferred(compared.getFirst(), 0.6), test.operator(), test.value())
                                : test)
                        .toList(),
                condition.all());
    }

    private Judged judged(Condition condition) {
        Condition.Test first = condition.tests().getFirst();
        String field = first.field().value();
        return new Judged(
                condition,
                List.of(),
                new KnownFields(saying.workflow()).rootOf(field),
                first.field().isAssumed() ? "“" + field + "” is the name of the field that is compared." : null);
    }
}
