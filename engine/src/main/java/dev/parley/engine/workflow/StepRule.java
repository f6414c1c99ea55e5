package dev.parley.engine.workflow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the engine's own steps need to make sense. */
final class StepRule implements Rule {
    private static final List<String> RESERVED_CASES = List.of("default", Edge.ERROR);

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        return graph.nodes().stream().flatMap(StepRule::ofKind);
    }

    private static Stream<Finding> ofKind(Node node) {
        return switch (node) {
            case Node.Delay delay -> ofDelay(delay);
            case Node.Approval approval -> Stream.concat(ofQuorum(approval), ofNudges(approval));
            case Node.Input input ->
                Stream.concat(InputFields.check(input.id() + ".with.fields", input.fields()), ofNudges(input));
            case Node.Switch branch -> ofCases(branch);
            case Node.WaitForEvent wait -> ofEvent(wait);
            case Node.Call _,
                    Node.SetValues _,
                    Node.If _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> Stream.of();
        };
    }

    private static Stream<Finding> ofEvent(Node.WaitForEvent wait) {
        return !wait.event().isBlank()
                ? Stream.of()
                : Stream.of(Finding.error(
                        "no_event",
                        wait.id() + ".with.event",
                        "Step \"" + wait.id() + "\" does not say which event it waits for.",
                        "Name the event's source, such as payment.received."));
    }

    private static Stream<Finding> ofDelay(Node.Delay delay) {
        if ((delay.duration() == null) == (delay.until() == null)) {
            return Stream.of(Finding.error(
                    "bad_delay",
                    delay.id() + ".with",
                    "Step \"" + delay.id() + "\" says "
                            + (delay.until() == null
                                    ? "neither how long nor until when"
                                    : "both how long and until when")
                            + " it waits.",
                    "Set either duration, such as 2h, or until, such as 2030-01-31T09:00:00Z."));
        }
        if (isWritten(delay.duration()) && !isWait(delay.duration())) {
            return Stream.of(Finding.error(
                    "bad_duration",
                    delay.id() + ".with.duration",
                    "\"" + delay.duration() + "\" is not a length of time up to " + LimitRule.MAX_WAIT.toDays()
                            + " days.",
                    "Write " + Durations.EXAMPLES + "."));
        }
        if (isWritten(delay.until()) && !isMoment(delay.until())) {
            return Stream.of(Finding.error(
                    "bad_moment",
                    delay.id() + ".with.until",
                    "\"" + delay.until() + "\" is not a moment with a time zone.",
                    "Write it as 2030-01-31T09:00:00Z or 2030-01-31T09:00:00+01:00."));
        }
        return Stream.of();
    }

    /** Whether the text stands as it is; a template is known only when it runs. */
    private static boolean isWritten(@Nullable String text) {
        return text != null && !Braces.areIn(text);
    }

    private static boolean isWait(@Nullable String text) {
        return text != null
                && Durations.parse(text)
                                .orElse(Duration.ofSeconds(Long.MAX_VALUE))
                                .compareTo(LimitRule.MAX_WAIT)
                        <= 0;
    }

    private static boolean isMoment(@Nullable String text) {
        try {
            return text != null
                    && DateTimeFormatter.ISO_DATE_TIME
                                    .parseBest(text.strip(), ZonedDateTime::from, OffsetDateTime::from, Instant::from)
                                    .query(Instant::from)
                            != null;
        } catch (DateTimeException notAMoment) {
            return false;
        }
    }

    /** What would come only once nobody may answer any more. */
    private static Stream<Finding> ofNudges(Node.Question question) {
        String with = question.id() + ".with.";
        Stream<Finding> late = question.expires() == null
                ? Stream.of()
                : Stream.concat(
                        question.remind().stream()
                                .filter(wait -> wait.compareTo(question.expires()) >= 0)
                                .map(wait -> tooLate(question, with + "remind", "reminds people", wait)),
                        !question.escalateTo().isEmpty()
                                        && question.escalatesAfter().compareTo(question.expires()) >= 0
                                ? Stream.of(tooLate(
                                        question, with + "escalateAfter", "asks others", question.escalatesAfter()))
                                : Stream.of());
        return question.escalateAfter() == null || !question.escalateTo().isEmpty()
                ? late
                : Stream.concat(
                        late,
                        Stream.of(Finding.warn(
                                "nobody_to_escalate_to",
                                with + "escalateAfter",
                                "Step \"" + question.id() + "\" says when others are asked, but not whom.",
                                "Name them: \"escalateTo\": [\"role:owner\"].")));
    }

    private static Finding tooLate(Node.Question question, String where, String does, Duration wait) {
        return Finding.warn(
                "after_expiry",
                where,
                "Step \"" + question.id() + "\" " + does + " after " + Durations.format(wait)
                        + ", but has expired by then.",
                "Choose less than " + Durations.format(Objects.requireNonNull(question.expires())) + ".");
    }

    private static Stream<Finding> ofQuorum(Node.Approval approval) {
        long people = approval.approvers().stream().distinct().count();
        boolean onlyPeople =
                !approval.approvers().isEmpty() && approval.approvers().stream().allMatch(it -> it.startsWith("user:"));
        if (approval.quorum() >= 1 && (!onlyPeople || approval.quorum() <= people)) {
            return Stream.of();
        }
        String most = onlyPeople ? " to " + people : "";
        return Stream.of(Finding.error(
                "bad_quorum",
                approval.id() + ".with.quorum",
                "Step \"" + approval.id() + "\" needs " + approval.quorum() + " approvals"
                        + (onlyPeople && approval.quorum() > 0
                                ? ", but only " + people + " can give one."
                                : ", which cannot be."),
                onlyPeople ? "Choose 1" + most + ", or name more approvers." : "Choose 1 or more."));
    }

    private static Stream<Finding> ofCases(Node.Switch branch) {
        if (branch.cases().isEmpty()) {
            return Stream.of(Finding.warn(
                    "no_cases",
                    branch.id() + ".with.cases",
                    "Step \"" + branch.id() + "\" tells nothing apart: every run takes \"default\".",
                    "Add the values to tell apart, or remove the step."));
        }
        return branch.cases().keySet().stream()
                .filter(RESERVED_CASES::contains)
                .map(name -> Finding.error(
                        "reserved_case",
                        branch.id() + ".with.cases." + name,
                        "A case of step \"" + branch.id() + "\" is called \"" + name
                                + "\", which has a meaning of its own.",
                        "Name it differently: {\"" + name + "_case\": \"" + name + "\"}."));
    }
}
