package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Systems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers to which system is meant, and to what it cannot do without. */
final class ErrandAnswers {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 4;
    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:it(?: is|'s)?|to|into|in|at|for|the|please|put it|use|send it|post it|should be|goes|go|called|named)\\s+)+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHANNEL = Pattern.compile("#?[\\p{L}\\d._-]+");

    private static final Pattern CHANNEL_INSIDE = Pattern.compile("#[\\p{L}\\d_-][\\p{L}\\d._-]*(?<!\\.)");

    private ErrandAnswers() {}

    static Optional<Brief> system(String id, String answer, Brief brief) {
        String said = answer.toLowerCase(Locale.ROOT);
        return call(id, brief)
                .flatMap(call -> errand(call).others().stream()
                        .filter(choice -> said.contains(choice.connector())
                                || said.contains(Systems.known()
                                        .nameOf(choice.connector())
                                        .toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(choice -> changed(
                                brief,
                                call.key(),
                                one -> one.of(Systems.known().nameOf(choice.connector()))
                                        .withErrand(choice.settled()))));
    }

    /** Other steps that need the same of the same system get it as well. */
    static Optional<Brief> input(String id, String answer, Brief brief) {
        return call(id, brief).flatMap(call -> {
            Step.Gap gap = errand(call).gap();
            if (gap == null) {
                return Optional.empty();
            }
            boolean isOpen = answer.matches("(?i)(?:later|none|no|not now|i'?ll add it later)[.!]?");
            return value(answer, gap, isOpen).map(value -> filled(brief, errand(call), gap, isOpen ? null : value));
        });
    }

    /** Every step of that system that says the same there says the other. */
    static Brief corrected(Brief brief, Told.Input told, String value) {
        String now = written(told.gap(), value);
        return brief.withSteps(Steps.rewrite(
                brief.steps(), step -> List.of(step instanceof Step.Call call ? corrected(call, told, now) : step)));
    }

    private static Step.Call corrected(Step.Call call, Told.Input told, String value) {
        Step.Errand errand = call.errand();
        if (errand == null || !errand.connector().equals(told.connector())) {
            return call;
        }
        String input = told.gap().input();
        boolean isLeftOpen = errand.gap() != null
                && errand.gap().wasAsked()
                && errand.gap().input().equals(input);
        return told.value().equals(errand.inputs().get(input))
                ? call.withErrand(errand.with(input, value))
                : isLeftOpen && told.value().equals(Told.OPEN) ? call.withErrand(errand.answered(value)) : call;
    }

    private static String written(Step.Gap gap, String value) {
        return gap.example().startsWith("#") && value.matches("[\\p{L}\\d_-]+") ? "#" + value : value;
    }

    private static Optional<String> value(String answer, Step.Gap gap, boolean isOpen) {
        String said = LEAD.matcher(answer.strip().replaceAll("[.,;!]+$", ""))
                .replaceFirst("")
                .replaceFirst("(?i)\\s+" + Pattern.quote(gap.noun()) + "$", "")
                .replaceFirst("(?i)^" + Pattern.quote(gap.noun()) + "\\s+", "")
                .replaceAll("^\"|\"$", "");
        Matcher channel = CHANNEL_INSIDE.matcher(said);
        if (gap.example().startsWith("#") && channel.find()) {
            return Optional.of(channel.group());
        }
        boolean isPlain = isOpen
                || !said.isBlank()
                        && (!gap.example().startsWith("#")
                                || CHANNEL.matcher(said).matches())
                        && !said.contains("?")
                        && said.length() <= LONGEST
                        && (said.split("\\s+").length <= MOST_WORDS
                                || gap.example().contains(" "));
        return isPlain ? Optional.of(written(gap, said)) : Optional.empty();
    }

    private static Brief filled(Brief brief, Step.Errand errand, Step.Gap gap, @Nullable String value) {
        return brief.withSteps(Steps.rewrite(
                brief.steps(),
                step -> List.of(
                        step instanceof Step.Call call && isSame(call, errand, gap)
                                ? call.withErrand(errand(call).answered(value))
                                : step)));
    }

    private static boolean isSame(Step.Call call, Step.Errand errand, Step.Gap gap) {
        return call.errand() != null
                && call.errand().connector().equals(errand.connector())
                && call.errand().gap() != null
                && call.errand().gap().input().equals(gap.input());
    }

    private static Optional<Step.Call> call(String id, Brief brief) {
        return Steps.find(brief.steps(), Questions.key(id))
                .filter(Step.Call.class::isInstance)
                .map(Step.Call.class::cast)
                .filter(call -> call.errand() != null);
    }

    private static Step.Errand errand(Step.Call call) {
        if (call.errand() == null) {
            throw new IllegalStateException("Step " + call.key() + " is no connector's");
        }
        return call.errand();
    }

    private static Brief changed(Brief brief, int key, UnaryOperator<Step.Call> change) {
        return brief.withSteps(Steps.replace(
                brief.steps(), key, step -> step instanceof Step.Call call ? change.apply(call) : step));
    }
}
