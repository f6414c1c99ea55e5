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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What an answer makes of a brief. */
final class Answers {
    private static final int LONGEST_NAME = 80;
    private static final int FEW_WORDS = 4;
    /** Questions that a wish answers as a wish. */
    private static final Set<String> TELLS_ALL = Set.of(Questions.GOAL, Questions.START, Questions.SCHEDULE);

    private static final Pattern CLAUSES = Pattern.compile(
            "(?:[,;!]|\\.(?=\\s))\\s*(?:(?:and|but|also|then)\\s+)*|\\s+and\\s+|\\n+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PEOPLE_DECIDE = Pattern.compile(
            "\\b(?:approv\\w*|sign\\w*(?: off)?|ask|decides?|say yes|okay it)\\b", Pattern.CASE_INSENSITIVE);

    private final Understanding understanding;
    private final Understanding wishes;
    private final ApproverAnswers approvers;
    private final AddressAnswers addresses;

    /** @param wishes reads what is a wish of its own rather than an answer */
    Answers(Understanding understanding, Understanding wishes) {
        this.understanding = understanding;
        this.wishes = wishes;
        this.approvers = new ApproverAnswers(understanding);
        this.addresses = new AddressAnswers(understanding);
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
            case Questions.TOPIC -> TopicAnswers.apply(answer, brief);
            case Questions.STEPS ->
                read(answer, brief, false).filter(read -> !read.steps().isEmpty());
            case Questions.ADDRESS -> addresses.apply(question.id(), answer, isChosen, brief);
            case Questions.SYSTEM -> ErrandAnswers.system(question.id(), answer, brief);
            case Questions.INPUT -> ErrandAnswers.input(question.id(), answer, brief);
            case Questions.APPROVERS -> approvers.apply(question.id(), answer, isChosen, brief);
            case Questions.FIELD -> ConditionAnswers.field(question.id(), answer, brief);
            case Questions.LIMIT -> ConditionAnswers.limit(question.id(), answer, brief);
            case Questions.NAME ->
                Optional.of(brief.withName(Slot.asked(answer.substring(0, Math.min(answer.length(), LONGEST_NAME)))));
            default -> Optional.empty();
        };
    }

    /** The answer, and what else the same words answer of what is still open. Empty when they do not answer the question. */
    Optional<Brief> applyAll(
            Question question, String words, Brief brief, Function<String, Optional<Question>> questions) {
        Optional<Brief> pasted =
                TELLS_ALL.contains(Questions.kind(question.id())) ? Optional.empty() : anew(brief, words);
        if (pasted.isPresent()) {
            return pasted;
        }
        List<String> clauses = List.of(CLAUSES.split(words.strip()));
        return apply(question, words, brief)
                .or(() -> clauses.stream()
                        .filter(clause -> clauses.size() > 1 && clause.split("\\s+").length <= FEW_WORDS)
                        .flatMap(clause -> apply(question, clause, brief).stream())
                        .findFirst())
                .map(answered -> beside(clauses, answered, questions));
    }

    private Brief beside(List<String> clauses, Brief answered, Function<String, Optional<Question>> questions) {
        Brief filled = answered;
        for (String clause : clauses) {
            for (String id : Questions.gaps(filled)) {
                Brief before = filled;
                if (isAbout(id, clause, before)) {
                    filled = questions
                            .apply(id)
                            .flatMap(open -> apply(open, clause, before))
                            .orElse(before);
                    break;
                }
            }
        }
        return filled;
    }

    /** Whether a clause can only be meant for this question; a name or a number could be meant for any. */
    private static boolean isAbout(String id, String clause, Brief brief) {
        return switch (Questions.kind(id)) {
            case Questions.ADDRESS ->
                Links.find(clause)
                        .filter(link -> !Slots.of(brief).toString().contains(link))
                        .isPresent();
            case Questions.SCHEDULE -> Schedules.find(clause).isPresent();
            case Questions.APPROVERS -> PEOPLE_DECIDE.matcher(clause).find();
            default -> false;
        };
    }

    /** Somebody who pastes everything instead of answering has answered as well. */
    Optional<Brief> whole(Brief brief, String text) {
        Optional<Brief> anew = anew(brief, text);
        if (anew.isPresent()) {
            return anew;
        }
        Reading reading = understanding.read(text, brief);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        Brief merged = Merge.into(brief, reading);
        boolean onlyFills = brief.steps().isEmpty()
                || reading.isWhole()
                || merged.steps().size() == brief.steps().size();
        boolean tellsMore = !Slots.changed(brief, merged).isEmpty()
                || merged.steps().size() != brief.steps().size();
        return onlyFills && tellsMore ? Optional.of(merged) : Optional.empty();
    }

    /** A whole wish in place of what was told so far: its words count, and what they leave open keeps its answer. */
    private Optional<Brief> anew(Brief brief, String text) {
        Brief empty = Brief.empty(Objects.requireNonNullElse(brief.zone().value(), ZoneOffset.UTC));
        Reading reading = understanding.read(text, empty);
        boolean isAll = reading.isWhole()
                && reading.start().source() == Slot.Source.SAID
                && reading.steps().size() >= brief.steps().size();
        return isAll
                ? Optional.of(Carried.over(brief, Merge.into(empty, reading).withWish(text)))
                : Optional.empty();
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
        if (said.matches(".*\\b(?:e-?)?mails?\\b.*")) {
            return Optional.of(brief.withStart(Slot.asked(new Start.Event("mail", "mail", null))));
        }
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

    private Optional<Brief> schedule(String answer, Brief brief) {
        // A zone belongs to a rhythm; "at 9 London time" leaves the days to what is known.
        Slot<ZoneId> zone = understanding
                .read(Schedules.find(answer).isPresent() ? answer : "every day " + answer, brief)
                .zone();
        return Schedules.find(answer)
                .or(() -> brief.start().value() instanceof Start.Schedule known
                        ? Schedules.atAnotherTime(known, answer)
                        : Optional.empty())
                .map(schedule -> brief.withStart(Slot.asked(schedule)))
                .map(timed -> zone.value() == null ? timed : timed.withZone(zone));
    }
}
