package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.interview.Interview.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value that is said in place of another is about: what was told last before what was told earlier, and the open question
 * only where nothing that was told can be meant. Where several may be meant, it asks.
 */
final class Rethinking {
    static final String CORRECTION = "correction";
    private static final String MY_ANSWER = "My answer: ";
    private static final int MOST_OPTIONS = 7;
    /** Questions whose answers have no form. */
    private static final Set<String> IN_ANY_WORDS =
            Set.of(Questions.GOAL, Questions.START, Questions.STEPS, Questions.SYSTEM);

    private final Answers answers;
    private final Function<String, Optional<Question>> questions;

    /** @param questions by id, as they would be put now */
    Rethinking(Answers answers, Function<String, Optional<Question>> questions) {
        this.answers = answers;
        this.questions = questions;
    }

    /** What becomes of it. */
    sealed interface Outcome {
        /** @param brief with what was told before told anew */
        record Changes(Brief brief) implements Outcome {}

        /** @param brief with the open question answered */
        record Answers(Brief brief) implements Outcome {}

        record Unclear(Question question) implements Outcome {}

        /** Nothing that was told is of this kind, and nothing of this kind is asked. */
        record Unfit() implements Outcome {}
    }

    /** What the button for "this is my answer" says, without saying so. */
    static String unwrapped(String text) {
        return text.regionMatches(true, 0, MY_ANSWER, 0, MY_ANSWER.length())
                ? text.substring(MY_ANSWER.length())
                : text;
    }

    /** @param question null while a draft is on the table */
    Outcome of(Interview open, @Nullable Question question, Instead instead) {
        Brief brief = open.brief();
        List<Told> fitting = Told.in(brief).stream()
                .filter(told -> told.takes(instead.value()))
                .filter(told -> question == null || !told.slot().equals(Slots.filledBy(question.id())))
                .toList();
        boolean isAsked = question != null && isAskedFor(question, brief, instead.value());
        if (fitting.isEmpty()) {
            boolean mayAnswer = isAsked || question != null && IN_ANY_WORDS.contains(Questions.kind(question.id()));
            return mayAnswer ? answered(question, instead.value(), brief) : new Outcome.Unfit();
        }
        List<Told> meant = meant(open, fitting, instead.old());
        boolean isClear = meant.stream().map(Told::value).distinct().count() == 1;
        if (!isClear || isAsked && !instead.pointsBack()) {
            return new Outcome.Unclear(which(isClear ? meant : fitting, instead.value(), isAsked));
        }
        Brief changed = brief;
        for (Told told : meant) {
            changed = changed(changed, told, instead);
        }
        return new Outcome.Changes(Slots.changed(brief, changed).isEmpty() ? brief : changed);
    }

    private Outcome answered(Question question, Value value, Brief brief) {
        return answers.apply(question, value.text(), brief)
                .<Outcome>map(Outcome.Answers::new)
                .orElseGet(Outcome.Unfit::new);
    }

    /** Those that the words name; else the one told last; else all. */
    private static List<Told> meant(Interview open, List<Told> fitting, @Nullable String old) {
        if (old != null) {
            List<Told> exactly = fitting.stream()
                    .filter(told -> told.value().equalsIgnoreCase(old))
                    .toList();
            List<Told> named =
                    fitting.stream().filter(told -> told.isCalled(old)).toList();
            if (!named.isEmpty()) {
                return exactly.isEmpty() ? named : exactly;
            }
        }
        List<String> latest = latest(open);
        List<Told> justTold =
                fitting.stream().filter(told -> latest.contains(told.slot())).toList();
        return justTold.isEmpty() ? fitting : justTold;
    }

    /** What the last words that told anything told. */
    private static List<String> latest(Interview open) {
        Brief after = open.brief();
        for (Snapshot before : open.history().reversed()) {
            List<String> told = Slots.changed(before.brief(), after);
            if (!told.isEmpty()) {
                return told;
            }
            after = before.brief();
        }
        return List.of();
    }

    private static boolean isAskedFor(Question question, Brief brief, Value value) {
        return switch (Questions.kind(question.id())) {
            case Questions.ADDRESS -> value.kind() == Value.Kind.LINK;
            case Questions.APPROVERS -> value.isPerson();
            case Questions.START, Questions.SCHEDULE -> value.kind() == Value.Kind.TIME;
            case Questions.LIMIT -> value.kind() == Value.Kind.NUMBER;
            case Questions.FIELD, Questions.NAME -> value.kind() == Value.Kind.NAME;
            case Questions.INPUT ->
                Steps.find(brief.steps(), Questions.key(question.id()))
                        .map(step -> step instanceof Step.Call call ? call.errand() : null)
                        .map(Step.Errand::gap)
                        .filter(gap -> Told.Input.takes(gap, value))
                        .isPresent();
            default -> false;
        };
    }

    private static Question which(List<Told> meant, Value value, boolean isAsked) {
        List<Option> options = new ArrayList<>();
        meant.stream()
                .map(told -> value.text() + " instead of " + told.value())
                .distinct()
                .limit(MOST_OPTIONS - 1)
                .forEach(words -> options.add(new Option(words, words, false)));
        if (isAsked) {
            options.add(new Option(MY_ANSWER + value.text(), MY_ANSWER + value.text(), false));
        }
        return new Question(
                CORRECTION,
                Kind.CHOICE,
                "What should " + value.text() + " be?",
                "So that nothing changes that you did not mean.",
                options,
                true);
    }

    private Brief changed(Brief brief, Told told, Instead instead) {
        String value = instead.value().text();
        return switch (told) {
            case Told.Input input -> ErrandAnswers.corrected(brief, input, value);
            case Told.Time time ->
                time.at(value)
                        .map(schedule -> brief.withStart(Slot.asked(schedule)))
                        .orElse(brief);
            case Told.Limit limit ->
                ConditionAnswers.limit(limit.slot(), value.replaceFirst("(?i)k$", "000"), brief)
                        .orElse(brief);
            case Told.Approvers approvers -> reapplied(approvers, among(approvers, value, instead.old()), brief);
            case Told.Address address -> reapplied(address, value, brief);
        };
    }

    private Brief reapplied(Told told, String words, Brief brief) {
        return questions
                .apply(told.slot())
                .flatMap(question -> answers.apply(question, words, brief))
                .orElse(brief);
    }

    /** "Bo, not Ana" leaves the others who were named beside Ana. */
    private static String among(Told.Approvers approvers, String value, @Nullable String old) {
        return approvers.people().size() > 1
                        && old != null
                        && approvers.people().contains(old.toLowerCase(Locale.ROOT))
                ? approvers.people().stream()
                        .map(name -> name.equalsIgnoreCase(old) ? value : name)
                        .collect(Collectors.joining(" and "))
                : value;
    }
}
