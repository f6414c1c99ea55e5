package dev.parley.copilot.revision;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.copilot.understanding.Links;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Schedules;
import dev.parley.copilot.understanding.Understanding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands a wish to change a draft: "ask finance instead", "change the limit to 500", "run it at 8", "rename it to …". */
public final class Reviser {
    private static final Pattern RENAME = pattern(
            "\\b(?:rename (?:it|this|the workflow)? ?(?:to|as)?|call (?:it|this)|name (?:it|this)|(?:change|set) (?:the|its) name to|(?:the|its) name (?:should be|is)) [\"']?(?<name>(?!https?:)[^\"'\\n]{1,80}?)[\"']?[.!]?$");
    private static final Pattern DROP = pattern(
            "\\b(?:remove|drop|delete|skip|without|no|take out|get rid of)\\b.{0,20}\\b(?:approvals?|sign-?off|approval step)\\b");
    private static final Pattern ADD =
            pattern("\\b(?:add|insert|put|require|need|want)\\b.{0,25}\\b(?:approvals?|sign-?off)\\b");
    private static final Pattern LIMIT = pattern(
            "(?:^(?:please )?(?:make it|use|rather|better|no,?|try)? ?(?=[$€£]?\\d[\\d,._]*k?(?: (?:instead|as (?:the |a )?(?:limit|threshold|value)|please|rather))?[.!]?$)|\\b(?:change|set|make|raise|lower|increase|decrease|move|put)\\b.{0,40}\\b(?:to|at)|\\b(?:limit|threshold)\\b.{0,25}?\\b(?:to|is|be|of|at)|\\b(?:over|above|under|below|at least|at most|more than|less than)) ?[$€£]?(?<value>\\d[\\d,._]*k?)\\b(?![:.]\\d\\d)(?! ?(?:am|pm|o'clock))");
    private static final Pattern ONLY =
            pattern("\\bonly (?:post|send|if|when|for|do|put|forward|call|orders|the|those)\\b");
    private static final Pattern INSTEAD = pattern(
            "\\b(?:ask|have|let|get)? ?(?<who>@?[\\p{L}][\\p{L}\\d._ -]{0,30}?) (?:should approve|instead(?: of (?<old>[\\p{L}@][\\p{L}\\d._ -]*))?)(?: (?:for|to) .*)?[.!]?$");
    private static final Pattern REPLACED = pattern(
            "(?:\\b(?:replace|swap|change) (?!the (?:limit|address|url|time|name)\\b)[\\p{L}@. -]{1,40}? (?:with|by|for|to)|\\bapprovers? (?:should be|is|to|must be)|^(?:it|that) (?:should|must|has to) be) (?<who>@?[\\p{L}][\\p{L}\\d._, -]{0,60}?)[.!]?$");
    private static final Pattern ASK = pattern(
            "^(?:please )?ask (?<who>@?[\\p{L}][\\p{L}\\d._, -]{0,40}?)(?: (?:for approval|to approve|first))?[.!]?$");
    private static final Pattern TIME = pattern(
            "\\b(?:run|start|do|schedule|send|make|move|change|set)\\b.{0,20}\\b(?:at|to|for|every|on)\\b|\\bat \\d|\\b(?:every|daily|hourly|weekdays|weekly|monthly)\\b");

    private final Understanding understanding;

    public Reviser(Understanding understanding) {
        this.understanding = understanding;
    }

    /** Empty when the words ask for nothing that can be changed here. */
    public Optional<Brief> revise(Brief brief, String words) {
        return change(brief, words.trim()).flatMap(change -> Revisions.apply(brief, change));
    }

    private Optional<Change> change(Brief brief, String words) {
        Optional<String> link = Links.find(words);
        Matcher rename = RENAME.matcher(words);
        if (rename.find() && link.isEmpty()) {
            return Optional.of(new Change.Rename(rename.group("name").trim()));
        }
        if (DROP.matcher(words).find()) {
            return Optional.of(new Change.DropApproval());
        }
        Reading reading = understanding.read(words, brief);
        Optional<Change> error = errorPath(words, reading);
        if (error.isPresent()) {
            return error;
        }
        if (ADD.matcher(words).find()) {
            return Optional.of(new Change.AddApproval(named(reading)));
        }
        if (ONLY.matcher(words).find() && link.isEmpty()) {
            return Optional.of(new Change.OnlyWhen());
        }
        if (link.isPresent()) {
            return Optional.of(new Change.Readdress(link.get()));
        }
        return reading.retries().value() == null
                ? timed(brief, words)
                        .or(() -> limit(words))
                        .or(() -> others(brief, words, reading))
                        .or(() -> begun(reading))
                : Optional.of(new Change.Retry(reading.retries().value()));
    }

    private static Optional<Change> errorPath(String words, Reading reading) {
        boolean isAboutFailure = pattern("\\b(?:fails?|failure|error|goes wrong)\\b")
                .matcher(words)
                .find();
        List<Step> calls =
                Steps.all(reading.steps()).filter(Step.Call.class::isInstance).toList();
        return isAboutFailure && !calls.isEmpty() ? Optional.of(new Change.OnError(calls)) : Optional.empty();
    }

    private static List<String> named(Reading reading) {
        return Steps.all(reading.steps(), Step.Approve.class).stream()
                .map(approve -> approve.approvers().value())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(List.of());
    }

    private static Optional<Change> timed(Brief brief, String words) {
        if (!TIME.matcher(words).find()) {
            return Optional.empty();
        }
        Optional<Start.Schedule> schedule = Schedules.find(words);
        if (schedule.isEmpty() && brief.start().value() instanceof Start.Schedule known) {
            schedule = Schedules.atAnotherTime(known, words);
        }
        return schedule.map(Change.Begin::new);
    }

    private static Optional<Change> limit(String words) {
        Matcher limit = LIMIT.matcher(words);
        if (!limit.find()) {
            return Optional.empty();
        }
        String value = limit.group("value")
                .replaceAll("[,_](?=\\d{3})", "")
                .replaceAll("[.,]$", "")
                .replaceFirst("(?i)k$", "000");
        return value.matches("\\d{1,15}(?:\\.\\d{1,9})?")
                ? Optional.of(new Change.Limit(operator(words), value))
                : Optional.empty();
    }

    private static Condition.@Nullable Operator operator(String words) {
        if (pattern("\\b(?:over|above|more than)\\b").matcher(words).find()) {
            return Condition.Operator.OVER;
        }
        if (pattern("\\bat least\\b").matcher(words).find()) {
            return Condition.Operator.AT_LEAST;
        }
        if (pattern("\\b(?:under|below|less than)\\b").matcher(words).find()) {
            return Condition.Operator.UNDER;
        }
        return pattern("\\bat most\\b").matcher(words).find() ? Condition.Operator.AT_MOST : null;
    }

    private static Optional<Change> others(Brief brief, String words, Reading reading) {
        boolean hasApproval = !Steps.all(brief.steps(), Step.Approve.class).isEmpty();
        if (!hasApproval) {
            List<String> people = named(reading);
            return people.isEmpty() ? Optional.empty() : Optional.of(new Change.AddApproval(people));
        }
        if (!named(reading).isEmpty()) {
            return Optional.of(new Change.AskOthers(named(reading)));
        }
        Matcher named = REPLACED.matcher(words);
        if (named.find()) {
            return Optional.of(new Change.AskOthers(Approvals.answer(named.group("who"))));
        }
        Matcher who = INSTEAD.matcher(words);
        Matcher ask = ASK.matcher(words);
        String name = who.find() ? who.group("who") : ask.find() ? ask.group("who") : "";
        List<String> people = Approvals.people(name.replaceFirst("(?i)^(?:please )?(?:ask|use|have|let|get) ", ""));
        return people.isEmpty() ? Optional.empty() : Optional.of(new Change.AskOthers(people));
    }

    private static Optional<Change> begun(Reading reading) {
        return reading.start().value() != null && reading.start().source() == Slot.Source.SAID
                ? Optional.of(new Change.Begin(reading.start().value()))
                : Optional.empty();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
