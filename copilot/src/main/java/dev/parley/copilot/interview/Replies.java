package dev.parley.copilot.interview;

import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.drafting.Phrases;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the copilot says around its questions and drafts. */
final class Replies {
    private static final Pattern GREETING = Pattern.compile("(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening)|moin|yo)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final int SHORT = 25;

    private Replies() {}

    static String first(Brief brief, String text) {
        if (brief.isBlank()) {
            return GREETING.matcher(text.trim()).matches() && text.length() <= SHORT
                    ? "Hello! Tell me what should happen and I'll draft it for you."
                    : "Gladly. I need one concrete thing to begin with, so that I draft what you need and not a guess.";
        }
        if (Questions.open(brief).isEmpty()) {
            return "Understood.";
        }
        Start start = brief.start().value();
        if (start != null && !brief.start().wantsAsking()) {
            return "Got it: " + Phrases.start(start).substring(0, 1).toLowerCase(Locale.ROOT) + Phrases.start(start).substring(1) + ". " + (Drafter.isDraftable(brief) ? "One thing before I draft it." : "");
        }
        return "Got it so far.";
    }

    static String answered() {
        return "Thanks.";
    }

    static String skipped(Question question) {
        return recommended(question).map(label -> "Skipped; I take \"" + label + "\".").orElse("Skipped.");
    }

    static String assumed(Question question) {
        return recommended(question).map(label -> "I'll take \"" + label + "\" for now; you can change it on the card.").orElse("I'll leave that open for now.");
    }

    static String missed(Question question) {
        return switch (Questions.kind(question.id())) {
            case Questions.ADDRESS -> "I need a full address such as https://example.com/orders, or \"here\".";
            case Questions.SCHEDULE -> "I could not read a time in that. Try \"every Monday at 9\" or \"every 15 minutes\".";
            case Questions.APPROVERS -> "I could not find a name in that. A short one will do: ops, @ana, the lead.";
            case Questions.FIELD -> "I need the name of one field, such as total.";
            case Questions.LIMIT -> "I need a number.";
            case Questions.GOAL -> "I can't make a workflow of that yet. Say what starts it and what should be done, or pick one of these.";
            default -> "I did not understand that. Pick one, or say \"skip\".";
        };
    }

    static String draft(Draft draft) {
        return "Here is what I would build: " + draft.summary() + " Approve it, or tell me what to change.";
    }

    private static java.util.Optional<String> recommended(Question question) {
        return question.options().stream().filter(Question.Option::recommended).map(Question.Option::label).findFirst();
    }
}
