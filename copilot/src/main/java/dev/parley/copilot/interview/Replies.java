package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.drafting.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the copilot says around its questions and drafts. */
final class Replies {
    private static final int LONGEST_QUOTE = 160;

    private static final Pattern GREETING = Pattern.compile(
            "(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening)|guten (?:tag|morgen|abend)|moin|yo)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GERMAN = Pattern.compile(
            "\\b(?:wenn|eine?[nmr]?|und|bitte|ich|nicht|der|die|das|soll|jeden|jede|mit|für|auf|dann|kommt)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int SEVERAL = 3;
    private static final int SHORT = 25;
    private static final int SAYABLE = 3;

    private Replies() {}

    /** @param questions that will be asked */
    static String first(Brief brief, String text, int questions) {
        if (brief.isBlank() && GERMAN.matcher(text).results().count() >= SEVERAL) {
            return "I understand English only, so far. In plain English, what should happen, and what sets it off?";
        }
        if (brief.isBlank()) {
            return GREETING.matcher(text.trim()).matches() && text.length() <= SHORT
                    ? "Hello! Tell me what should happen and I'll draft it for you."
                    : "Gladly. I need one concrete thing to begin with, so that I draft what you need and not a guess.";
        }
        if (questions == 0) {
            return "Understood.";
        }
        Start start = brief.start().value();
        if (start != null && !brief.start().wantsAsking()) {
            String words = Phrases.start(start);
            String heard = "Got it: " + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) + ".";
            return Drafter.isDraftable(brief)
                    ? heard + (questions == 1 ? " One thing" : " " + questions + " quick questions")
                            + " before I draft it."
                    : heard;
        }
        return "Got it so far.";
    }

    /** Repeats what an answer was taken for, so that a slip is seen at once. */
    static String answered(Brief before, Brief after) {
        boolean isAnew = before.start().value() != null
                && !before.start().wantsAsking()
                && !before.start().equals(after.start());
        return told("Noted", before, after)
                .orElseGet(() -> isAnew
                        ? "Got all of that. What starts it now: "
                                + Slots.of(after).getOrDefault(Questions.START, "a person") + "."
                        : Slots.changed(before, after).isEmpty() ? "Thanks." : "Got all of that.");
    }

    /** One line on a change that was undone. */
    static String takenBack(Brief before, Brief after) {
        return told("Taken back", before, after).orElse("Taken back.");
    }

    /** One line on a change that was asked for beside the open question: from what to what. */
    static String changed(Brief before, Brief after) {
        boolean isNew = Slots.changed(before, after).stream().noneMatch(Slots.of(before)::containsKey);
        return told(isNew ? "Noted" : "Changed", before, after, true)
                .orElse(before.equals(after) ? "That is so already." : "Changed.");
    }

    private static Optional<String> told(String opening, Brief before, Brief after) {
        return told(opening, before, after, false);
    }

    private static Optional<String> told(String opening, Brief before, Brief after, boolean tellsBefore) {
        List<String> changed = Slots.changed(before, after);
        Map<String, String> was = Slots.of(before);
        Map<String, String> is = Slots.of(after);
        return changed.isEmpty() || changed.size() > SAYABLE
                ? Optional.empty()
                : Optional.of(opening + ": "
                        + changed.stream()
                                .map(id -> tellsBefore && was.containsKey(id)
                                        ? is.get(id) + " (before: " + difference(was.get(id), is.get(id)) + ")"
                                        : is.get(id))
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    /** What the one says otherwise than the other, in whole words. */
    private static String difference(String was, String is) {
        List<String> old = List.of(was.split(" "));
        List<String> now = List.of(is.split(" "));
        int shorter = Math.min(old.size(), now.size());
        int same = 0;
        while (same < shorter && old.get(same).equals(now.get(same))) {
            same++;
        }
        int end = 0;
        while (end < shorter - same && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        return same + end == old.size() ? was : String.join(" ", old.subList(same, old.size() - end));
    }

    static String skipped(Question question) {
        return recommended(question)
                .map(label -> "Skipped; I take \"" + label + "\".")
                .orElse("Skipped.");
    }

    static String assumed(Question question) {
        return recommended(question)
                .map(label -> "I'll take \"" + label + "\" for now; you can change it on the card.")
                .orElse("I'll leave that open for now.");
    }

    static String unsure(Question question) {
        return "No problem. " + assumed(question);
    }

    static String agreed(Question question) {
        return recommended(question).map(label -> "Good: \"" + label + "\".").orElse("All right.");
    }

    static String missed(Question question) {
        return switch (Questions.kind(question.id())) {
            case Questions.ADDRESS -> "I need a full address such as https://example.com/orders, or \"here\".";
            case Questions.TOPIC ->
                "I need its address, as the browser shows it, or its id; a name does not tell me which one it is.";
            case Questions.SCHEDULE ->
                "I could not read a time in that. Try \"every Monday at 9\" or \"every 15 minutes\".";
            case Questions.APPROVERS -> "I could not find a name in that. A short one will do: ops, @ana, the lead.";
            case Questions.FIELD -> "I need the name of one field, such as total.";
            case Questions.LIMIT -> "I need a number.";
            case Questions.GOAL ->
                "I can't make a workflow of that yet. Say what starts it and what should be done, or pick one of these.";
            default -> "I did not understand that. Pick one, or say \"skip\".";
        };
    }

    static String draft(Draft draft) {
        return "Here is what I would build: " + draft.summary() + " Approve it, or tell me what to change.";
    }

    private static Optional<String> recommended(Question question) {
        return question.options().stream()
                .filter(Question.Option::recommended)
                .map(Question.Option::label)
                .findFirst();
    }

    /** There is nothing before the wish but the wish. */
    static String beginning(Brief brief) {
        return brief.wish().isBlank()
                ? "This is where we began: tell me in a sentence what should happen."
                : "This is where we began, with your words: \"" + shortened(brief.wish())
                        + "\". If you meant something else, say \"start over\".";
    }

    private static String shortened(String wish) {
        String line = wish.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE
                ? line
                : line.substring(0, LONGEST_QUOTE).strip() + "…";
    }
}
