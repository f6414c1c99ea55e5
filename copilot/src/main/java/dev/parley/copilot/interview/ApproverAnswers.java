package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.copilot.understanding.Understanding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers to "who should approve?": somebody, anybody or nobody. */
final class ApproverAnswers {
    private static final Pattern ANYBODY = Pattern.compile(
            "any(?:one|body)(?: .*)?|every(?:one|body)|some(?:one|body)|whoever.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOBODY = Pattern.compile(
            "(?:nobody|no[- ]?one|none|no approvals?|without (?:any |an )?approvals?|no need|not needed|(?:it |that )?does(?:n't| not) need)\\b.*",
            Pattern.CASE_INSENSITIVE);
    /** What is said where a name is asked for, and is none. */
    private static final Pattern NO_NAME = Pattern.compile(
            "(?:yes|no|yep|nope|ok|okay|hm+|well|what|why|who|how|when|where|which|maybe|please|later|it|that|this|me|him|her|them|wait|sorry|help|thanks?)(?: .*)?|\\d.*|#.*|.*[/?:].*|(?:make|change|set|use|remove|add|drop|stop|actually|show|every|each|start|begin|post|send|get|fetch)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_WORDS = 8;

    private final Understanding understanding;

    ApproverAnswers(Understanding understanding) {
        this.understanding = understanding;
    }

    Optional<Brief> apply(String id, String answer, boolean isChosen, Brief brief) {
        if (!isChosen && NOBODY.matcher(answer.trim()).matches()) {
            return Optional.of(without(Questions.key(id), brief));
        }
        if (isChosen && !answer.equals(Questions.ANYONE)) {
            return Optional.of(asking(Questions.key(id), List.of(answer), brief));
        }
        if (isChosen || ANYBODY.matcher(answer.trim()).matches()) {
            return Optional.of(asking(Questions.key(id), List.of(), brief));
        }
        List<String> people = people(answer, brief);
        return people.isEmpty() ? Optional.empty() : Optional.of(asking(Questions.key(id), people, brief));
    }

    private List<String> people(String answer, Brief brief) {
        Optional<List<String>> named = Steps.all(
                        understanding.read(answer, brief).steps(), Step.Approve.class)
                .stream()
                .map(approve -> approve.approvers().value())
                .filter(Objects::nonNull)
                .findFirst();
        boolean isNoName = answer.split("\\s+").length > MOST_WORDS || answer.contains("://");
        List<String> people = named.orElseGet(() -> isNoName ? List.of() : Approvals.answer(answer));
        return people.stream().anyMatch(name -> NO_NAME.matcher(name).matches()) ? List.of() : people;
    }

    private static Brief asking(int key, List<String> people, Brief brief) {
        return brief.withSteps(Steps.replace(
                brief.steps(), key, step -> step instanceof Step.Approve approve ? approve.asking(people) : step));
    }

    private static Brief without(int key, Brief brief) {
        List<Step> fewer = Steps.rewrite(brief.steps(), step -> step.key() == key ? List.of() : List.of(step));
        return brief.withSteps(Steps.rewrite(
                fewer,
                step -> step instanceof Step.Branch branch
                                && branch.then().isEmpty()
                                && branch.otherwise().isEmpty()
                        ? List.of()
                        : List.of(step)));
    }
}
