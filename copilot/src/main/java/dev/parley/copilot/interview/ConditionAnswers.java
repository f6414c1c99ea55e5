package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers about what a condition compares, and with what. */
final class ConditionAnswers {
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,._]*");

    private ConditionAnswers() {}

    static Optional<Brief> field(String id, String answer, Brief brief) {
        String name = answer.replaceFirst("(?i)^(?:the |its |it's |it is |field |called )+", "")
                .replaceAll("(?i) field$|[.!'\"]+$|^['\"]", "")
                .trim();
        String field = name.matches("[\\p{L}_][\\p{L}\\d_]*(?:\\.[\\p{L}_][\\p{L}\\d_]*)*")
                ? name
                : name.split("\\s+").length <= 3 ? Names.identifier(name) : "";
        if (field.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(brief.withSteps(Steps.replace(
                brief.steps(),
                Questions.key(id),
                step -> step instanceof Step.Branch branch
                        ? new Step.Branch(
                                branch.key(), named(branch.condition(), field), branch.then(), branch.otherwise())
                        : step)));
    }

    /** The field that is missing; when none is, the one that was answered before. */
    private static Condition named(Condition condition, String field) {
        boolean isOpen =
                condition.tests().stream().anyMatch(test -> test.field().wantsAsking());
        return new Condition(
                condition.tests().stream()
                        .map(test -> isMeant(test.field(), isOpen)
                                ? new Condition.Test(Slot.asked(field), test.operator(), test.value())
                                : test)
                        .toList(),
                condition.all());
    }

    private static boolean isMeant(Slot<String> field, boolean isOpen) {
        return isOpen ? field.wantsAsking() : field.source() == Slot.Source.ASKED;
    }

    static Optional<Brief> limit(String id, String answer, Brief brief) {
        return NUMBER.matcher(answer)
                .results()
                .map(match -> match.group().replaceAll("[,_](?=\\d{3})", "").replaceAll("[.,]$", ""))
                .findFirst()
                .map(value -> brief.withSteps(Steps.replace(
                        brief.steps(),
                        Questions.key(id),
                        step -> step instanceof Step.Branch branch
                                ? new Step.Branch(
                                        branch.key(),
                                        limited(branch.condition(), value),
                                        branch.then(),
                                        branch.otherwise())
                                : step)));
    }

    private static Condition limited(Condition condition, String value) {
        boolean hasNumbers =
                condition.tests().stream().anyMatch(test -> test.operator().comparesNumbers());
        return new Condition(
                condition.tests().stream()
                        .map(test -> test.operator().comparesNumbers() || !hasNumbers
                                ? new Condition.Test(test.field(), test.operator(), value)
                                : test)
                        .toList(),
                condition.all());
    }
}
