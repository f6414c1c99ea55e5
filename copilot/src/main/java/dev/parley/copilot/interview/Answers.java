package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Links;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Schedules;
import dev.parley.copilot.understanding.Understanding;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer makes of a brief. */
final class Answers {
    private static final Pattern BARE_ADDRESS =
            Pattern.compile("^(?:[\\w-]+\\.)+[a-zA-Z]{2,}(?::\\d+)?(?:/\\S*)?$|^localhost(?::\\d+)?(?:/\\S*)?$");
    /** With a path it is an address even among other words. */
    private static final Pattern ADDRESS_INSIDE =
            Pattern.compile("(?<![\\w@/.-])(?:[\\w-]+\\.)+[a-zA-Z]{2,}(?::\\d+)?/[^\\s,;!?]*[^\\s,;!?.]");

    private static final int LONGEST_NAME = 80;

    private final Understanding understanding;
    private final Understanding wishes;
    private final ApproverAnswers approvers;

    /** @param wishes reads what is a wish of its own rather than an answer */
    Answers(Understanding understanding, Understanding wishes) {
        this.understanding = understanding;
        this.wishes = wishes;
        this.approvers = new ApproverAnswers(understanding);
    }

    /** Empty when the words do not answer the question. */
    Optional<Brief> apply(Question question, String words, Brief brief) {
        Optional<Option> option = Options.meant(question, words);
        String answer = option.map(Option::value).orElse(words.trim());
        boolean isChosen = option.isPresent();
        return switch (Questions.kind(question.id())) {
            case Questions.GOAL -> read(answer, brief, true);
            case Questions.START -> start(answer, isChosen, brief);
            case Questions.SCHEDULE -> schedule(answer, brief);
            case Questions.STEPS ->
                read(answer, brief, false).filter(read -> !read.steps().isEmpty());
            case Questions.ADDRESS -> address(question.id(), answer, isChosen, brief);
            case Questions.APPROVERS -> approvers.apply(question.id(), answer, isChosen, brief);
            case Questions.FIELD -> ConditionAnswers.field(question.id(), answer, brief);
            case Questions.LIMIT -> ConditionAnswers.limit(question.id(), answer, brief);
            case Questions.NAME ->
                Optional.of(brief.withName(Slot.asked(answer.substring(0, Math.min(answer.length(), LONGEST_NAME)))));
            default -> Optional.empty();
        };
    }

    /** What "skip" means: the recommended option, or nothing where there is none. */
    Brief skip(Question question, Brief brief) {
        return question.options().stream()
                .filter(Option::recommended)
                .findFirst()
                .flatMap(option -> apply(question, option.value(), brief))
                .orElse(brief);
    }

    private Optional<Brief> read(String answer, Brief brief, boolean isFirst) {
        Reading reading = wishes.read(answer, brief);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        Brief merged = Merge.into(brief, reading);
        return Optional.of(isFirst ? merged.withWish(answer) : merged);
    }

    private Optional<Brief> start(String answer, boolean isChosen, Brief brief) {
        if (isChosen) {
            String noun = Steps.all(brief.steps(), Step.Call.class).stream()
                    .map(Step.Call::what)
                    .filter(what -> !what.isEmpty() && !what.contains(" "))
                    .findFirst()
                    .orElse("request");
            Slot<Start> chosen = switch (answer) {
                case "webhook" ->
                    Slot.asked(brief.start().value() instanceof Start.Webhook known ? known : new Start.Webhook(noun));
                case "manual" ->
                    Slot.asked(
                            brief.start().value() instanceof Start.Manual known ? known : new Start.Manual(List.of()));
                default -> Slot.inferred(new Start.Schedule("0 9 * * MON", "every Monday at 9:00", null), 0.4);
            };
            return Optional.of(brief.withStart(chosen));
        }
        Reading reading = understanding.read(answer, Brief.empty(ZoneOffset.UTC));
        if (reading.start().value() != null) {
            Brief started = brief.withStart(new Slot<>(
                    reading.start().value(),
                    Slot.Source.ASKED,
                    Math.max(reading.start().confidence(), Slot.CERTAIN_ENOUGH)));
            return Optional.of(Merge.into(started, reading));
        }
        String said = answer.toLowerCase(Locale.ROOT);
        if (said.matches(".*\\b(?:hook|call|system|event|push|http)\\w*\\b.*")) {
            return start("webhook", true, brief);
        }
        if (said.matches(".*\\b(?:clock|schedule|time|timer|cron)\\w*\\b.*")) {
            return start("schedule", true, brief);
        }
        return said.matches(".*\\b(?:me|i|myself|person|someone|hand|button|manual\\w*)\\b.*")
                ? start("manual", true, brief)
                : Optional.empty();
    }

    private static Optional<Brief> schedule(String answer, Brief brief) {
        return Schedules.find(answer)
                .or(() -> brief.start().value() instanceof Start.Schedule known
                        ? Schedules.atAnotherTime(known, answer)
                        : Optional.empty())
                .map(schedule -> brief.withStart(Slot.asked(schedule)));
    }

    private Optional<Brief> address(String id, String answer, boolean isChosen, Brief brief) {
        if (isChosen || answer.matches("(?i)(?:show it )?here(?: instead)?|later|none|no")) {
            return Optional.of(addressed(id, Slot.asked(null), brief));
        }
        String said = answer.replaceAll("[.,;!]+$", "");
        Optional<String> link = Links.find(answer)
                .or(() -> BARE_ADDRESS.matcher(said).matches() ? Optional.of("https://" + said) : Optional.empty())
                .or(() -> ADDRESS_INSIDE.matcher(said).results().findFirst().map(match -> "https://" + match.group()));
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Brief filled = addressed(id, Slot.asked(link.get()), brief);
        boolean saysMore = answer.split("\\s+").length > 4;
        return Optional.of(
                saysMore ? Merge.into(filled, beside(link.get(), understanding.read(answer, brief))) : filled);
    }

    /** A reading without the step that only names the address just taken. */
    private static Reading beside(String link, Reading reading) {
        if (reading.isWhole()) {
            return reading;
        }
        List<Step> others = Steps.rewrite(
                reading.steps(),
                step -> step instanceof Step.Call call
                                && link.equals(call.address().value())
                        ? List.of()
                        : List.of(step));
        return new Reading(
                reading.start(),
                reading.zone(),
                others,
                reading.retries(),
                reading.answerWithin(),
                reading.links(),
                reading.notes());
    }

    private static Brief addressed(String id, Slot<String> address, Brief brief) {
        return brief.withSteps(Steps.replace(
                brief.steps(),
                Questions.key(id),
                step -> step instanceof Step.Call call
                        ? new Step.Call(
                                call.key(),
                                call.method(),
                                address,
                                call.sends(),
                                call.what(),
                                call.system(),
                                call.onError())
                        : step));
    }
}
