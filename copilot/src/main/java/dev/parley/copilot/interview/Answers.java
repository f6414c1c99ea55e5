package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Approvals;
import dev.parley.copilot.understanding.Links;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Schedules;
import dev.parley.copilot.understanding.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer makes of a brief. */
final class Answers {
    private static final Pattern BARE_ADDRESS = Pattern.compile("^(?:[\\w-]+\\.)+[a-zA-Z]{2,}(?::\\d+)?(?:/\\S*)?$|^localhost(?::\\d+)?(?:/\\S*)?$");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,._]*");
    private static final int LONGEST_NAME = 80;

    private final Understanding understanding;

    Answers(Understanding understanding) {
        this.understanding = understanding;
    }

    /** Empty when the words do not answer the question. */
    Optional<Brief> apply(Question question, String words, Brief brief) {
        Optional<Option> option = option(question, words);
        String answer = option.map(Option::value).orElse(words.trim());
        boolean isChosen = option.isPresent();
        return switch (Questions.kind(question.id())) {
            case Questions.GOAL -> read(answer, brief, true);
            case Questions.START -> start(answer, isChosen, brief);
            case Questions.SCHEDULE -> schedule(answer, brief);
            case Questions.STEPS -> read(answer, brief, false).filter(read -> !read.steps().isEmpty());
            case Questions.ADDRESS -> address(question.id(), answer, isChosen, brief);
            case Questions.APPROVERS -> approvers(question.id(), answer, isChosen, brief);
            case Questions.FIELD -> field(question.id(), answer, brief);
            case Questions.LIMIT -> limit(question.id(), answer, brief);
            case Questions.NAME -> Optional.of(brief.withName(Slot.asked(answer.substring(0, Math.min(answer.length(), LONGEST_NAME)))));
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

    /** By number, value, label, or the only label that begins so. */
    static Optional<Option> option(Question question, String words) {
        String said = words.trim().replaceAll("[.!]+$", "");
        List<Option> options = question.options();
        if (said.matches("\\d") && Integer.parseInt(said) >= 1 && Integer.parseInt(said) <= options.size() && !question.id().startsWith(Questions.LIMIT)) {
            return Optional.of(options.get(Integer.parseInt(said) - 1));
        }
        Optional<Option> exact = options.stream()
                .filter(option -> option.value().equalsIgnoreCase(said) || option.label().equalsIgnoreCase(said))
                .findFirst();
        List<Option> beginning = options.stream()
                .filter(option -> said.length() > 3 && option.label().toLowerCase(Locale.ROOT).startsWith(said.toLowerCase(Locale.ROOT)))
                .toList();
        return exact.or(() -> beginning.size() == 1 ? Optional.of(beginning.getFirst()) : Optional.empty());
    }

    private Optional<Brief> read(String answer, Brief brief, boolean isFirst) {
        Reading reading = understanding.read(answer, brief);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        Brief merged = Merge.into(brief, reading);
        return Optional.of(isFirst ? merged.withWish(answer) : merged);
    }

    private Optional<Brief> start(String answer, boolean isChosen, Brief brief) {
        if (isChosen) {
            String noun = Steps.all(brief.steps(), Step.Call.class).stream().map(Step.Call::what).filter(what -> !what.isEmpty() && !what.contains(" ")).findFirst().orElse("request");
            Slot<Start> chosen = switch (answer) {
                case "webhook" -> Slot.asked(brief.start().value() instanceof Start.Webhook known ? known : new Start.Webhook(noun));
                case "manual" -> Slot.asked(brief.start().value() instanceof Start.Manual known ? known : new Start.Manual(List.of()));
                default -> Slot.inferred(new Start.Schedule("0 9 * * MON", "every Monday at 9:00", null), 0.4);
            };
            return Optional.of(brief.withStart(chosen));
        }
        Reading reading = understanding.read(answer, Brief.empty(java.time.ZoneOffset.UTC));
        if (reading.start().value() != null) {
            Brief started = brief.withStart(new Slot<>(reading.start().value(), Slot.Source.ASKED, Math.max(reading.start().confidence(), Slot.CERTAIN_ENOUGH)));
            return Optional.of(Merge.into(started, reading));
        }
        String said = answer.toLowerCase(Locale.ROOT);
        if (said.matches(".*\\b(?:hook|call|system|event|push|http)\\w*\\b.*")) {
            return start("webhook", true, brief);
        }
        if (said.matches(".*\\b(?:clock|schedule|time|timer|cron)\\w*\\b.*")) {
            return start("schedule", true, brief);
        }
        return said.matches(".*\\b(?:me|i|myself|person|someone|hand|button|manual\\w*)\\b.*") ? start("manual", true, brief) : Optional.empty();
    }

    private static Optional<Brief> schedule(String answer, Brief brief) {
        return Schedules.find(answer)
                .or(() -> brief.start().value() instanceof Start.Schedule known ? Schedules.atAnotherTime(known, answer) : Optional.empty())
                .map(schedule -> brief.withStart(Slot.asked(schedule)));
    }

    private Optional<Brief> address(String id, String answer, boolean isChosen, Brief brief) {
        if (isChosen || answer.matches("(?i)(?:show it )?here(?: instead)?|later|none|no")) {
            return Optional.of(addressed(id, Slot.asked(null), brief));
        }
        String said = answer.replaceAll("[.,;!]+$", "");
        Optional<String> link = Links.find(answer).or(() -> BARE_ADDRESS.matcher(said).matches() ? Optional.of("https://" + said) : Optional.empty());
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Brief filled = addressed(id, Slot.asked(link.get()), brief);
        boolean saysMore = answer.split("\\s+").length > 4;
        return Optional.of(saysMore ? Merge.into(filled, beside(link.get(), understanding.read(answer, brief))) : filled);
    }

    /** A reading without the step that only names the address just taken. */
    private static Reading beside(String link, Reading reading) {
        if (reading.isWhole()) {
            return reading;
        }
        List<Step> others = Steps.rewrite(reading.steps(), step -> step instanceof Step.Call call && link.equals(call.address().value()) ? List.of() : List.of(step));
        return new Reading(reading.start(), reading.zone(), others, reading.retries(), reading.answerWithin(), reading.links(), reading.notes());
    }

    private static Brief addressed(String id, Slot<String> address, Brief brief) {
        return brief.withSteps(Steps.replace(brief.steps(), Questions.key(id), step -> step instanceof Step.Call call
                ? new Step.Call(call.key(), call.method(), address, call.sends(), call.what(), call.system(), call.onError())
                : step));
    }

    private Optional<Brief> approvers(String id, String answer, boolean isChosen, Brief brief) {
        Reading reading = understanding.read(answer, brief);
        List<Step.Approve> named = Steps.all(reading.steps(), Step.Approve.class).stream()
                .filter(approve -> approve.approvers().value() != null)
                .toList();
        boolean isAnyone = isChosen || answer.matches("(?i)any(?:one|body)(?: .*)?|every(?:one|body)|some(?:one|body)|whoever.*");
        List<String> people = isAnyone ? List.of() : !named.isEmpty() ? named.getFirst().approvers().value() : Approvals.people(answer.replaceFirst("(?i)^(?:ask|it's|it is|just|maybe|let|please ask) ", ""));
        boolean isTooLong = named.isEmpty() && (answer.split("\\s+").length > 8 || answer.contains("://"));
        if (people == null || people.isEmpty() && !isAnyone || isTooLong) {
            return Optional.empty();
        }
        return Optional.of(brief.withSteps(Steps.replace(brief.steps(), Questions.key(id), step -> step instanceof Step.Approve approve
                ? new Step.Approve(approve.key(), Slot.asked(people), Math.clamp(approve.quorum(), 1, Math.max(1, people.size())), approve.onReject())
                : step)));
    }

    private static Optional<Brief> field(String id, String answer, Brief brief) {
        String name = answer.replaceFirst("(?i)^(?:the |its |it's |it is |field |called )+", "").replaceAll("(?i) field$|[.!'\"]+$|^['\"]", "").trim();
        String field = name.matches("[\\p{L}_][\\p{L}\\d_]*(?:\\.[\\p{L}_][\\p{L}\\d_]*)*") ? name : name.split("\\s+").length <= 3 ? Names.identifier(name) : "";
        if (field.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(brief.withSteps(Steps.replace(brief.steps(), Questions.key(id), step -> step instanceof Step.Branch branch
                ? new Step.Branch(branch.key(), named(branch.condition(), field), branch.then(), branch.otherwise())
                : step)));
    }

    private static Condition named(Condition condition, String field) {
        return new Condition(
                condition.tests().stream()
                        .map(test -> test.field().wantsAsking() ? new Condition.Test(Slot.asked(field), test.operator(), test.value()) : test)
                        .toList(),
                condition.all());
    }

    private static Optional<Brief> limit(String id, String answer, Brief brief) {
        return NUMBER.matcher(answer).results().map(match -> match.group().replaceAll("[,_](?=\\d{3})", "").replaceAll("[.,]$", "")).findFirst()
                .map(value -> brief.withSteps(Steps.replace(brief.steps(), Questions.key(id), step -> step instanceof Step.Branch branch
                        ? new Step.Branch(branch.key(), limited(branch.condition(), value), branch.then(), branch.otherwise())
                        : step)));
    }

    static Condition limited(Condition condition, String value) {
        boolean hasNumbers = condition.tests().stream().anyMatch(test -> test.operator().comparesNumbers());
        return new Condition(
                condition.tests().stream()
                        .map(test -> test.operator().comparesNumbers() || !hasNumbers ? new Condition.Test(test.field(), test.operator(), value) : test)
                        .toList(),
                condition.all());
    }
}
