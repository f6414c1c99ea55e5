package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Systems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked of a step that a connector does: by which system, and the one thing it cannot do without. */
final class ErrandQuestions {
    static final String LATER = "later";

    private ErrandQuestions() {}

    /** Ids of what is open; what was asked of one step of a system is not asked of the next. */
    static List<String> gaps(Brief brief) {
        List<String> ids = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (Step.Call call : Steps.all(brief.steps(), Step.Call.class)) {
            Step.Errand errand = call.errand();
            if (errand != null && !errand.others().isEmpty()) {
                ids.add(Questions.SYSTEM + "." + call.key());
            } else if (errand != null && errand.gap() != null) {
                String same = errand.connector() + "." + errand.gap().input();
                if (errand.lacks() && !asked.contains(same)) {
                    ids.add(Questions.INPUT + "." + call.key());
                }
                asked.add(same);
            }
        }
        return ids;
    }

    static Optional<Question> system(String id, Step.Call call) {
        List<Step.Errand> choices =
                call.errand() == null ? List.of() : call.errand().others();
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        String first = choices.getFirst().connector();
        return Optional.of(new Question(
                id,
                Kind.CHOICE,
                "Which one is meant by \""
                        + Objects.requireNonNull(call.errand()).kind() + "\"?",
                "More than one system that could do it is connected.",
                choices.stream()
                        .map(Step.Errand::connector)
                        .map(connector ->
                                new Option(Systems.known().nameOf(connector), connector, connector.equals(first)))
                        .toList(),
                true));
    }

    static Optional<Question> input(String id, Step.Call call) {
        Step.Errand errand = call.errand();
        return errand == null || errand.gap() == null
                ? Optional.empty()
                : Optional.of(question(id, String.valueOf(call.system()), errand, errand.gap()));
    }

    private static Question question(String id, String system, Step.Errand errand, Step.Gap gap) {
        String title = errand.title().substring(0, 1).toLowerCase(Locale.ROOT)
                + errand.title().substring(1);
        return new Question(
                id,
                Kind.TEXT,
                "Which " + gap.noun() + (Systems.known().isProduct(system) ? " in " + system : "") + "?",
                "To " + title + " there, I need the " + gap.noun() + ", such as " + gap.example() + ".",
                Stream.of(new Option("I'll add it later", LATER, true)).toList(),
                true);
    }
}
