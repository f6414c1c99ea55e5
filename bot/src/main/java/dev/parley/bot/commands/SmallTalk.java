package dev.parley.bot.commands;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.models.Spending;
import dev.parley.copilot.Copilot;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What people ask of whoever they talk with: what it costs, who it is. It is answered honestly, and what was asked before stays asked. */
@Component
final class SmallTalk implements Saying {
    private final Copilot copilot;
    private final Spending spending;
    private final Interrupting interrupting;
    private final ChatSurface surface;

    SmallTalk(Copilot copilot, Spending spending, Interrupting interrupting, ChatSurface surface) {
        this.copilot = copilot;
        this.spending = spending;
        this.interrupting = interrupting;
        this.surface = surface;
    }

    private enum Subject {
        COST(
                "how much (?:does|do|will|would|is) (?:it|this|that|parley|you|a run)(?: all)?(?: cost)?(?: me| us)?"
                        + "|what (?:does|do|will|would) (?:it|this|that|parley|you|a run)(?: all)? cost(?: me| us)?"
                        + "|what(?:'s| is) the (?:price|cost)|(?:is (?:it|this|parley)|are you) (?:free|expensive)|pricing|costs?"),
        SELF(
                "(?:who|what) are you|are you (?:an? )?(?:real )?(?:bot|robot|human(?: being)?|person|machine|ai|real)(?: or .+)?"
                        + "|am i (?:talking|speaking|chatting|writing) (?:to|with) (?:an? )?(?:real )?(?:bot|robot|human(?: being)?|person|machine|ai)"),
        THANKS("(?:(?:ok(?:ay)?|great|perfect|nice|good),? )?(?:many )?(?:thanks|thank you|thx|cheers)"
                + "(?: (?:a lot|so much|very much|again|parley))?");

        private final Pattern form;

        Subject(String regex) {
            form = Command.form("(?:hey |hi |and |so )?(?:" + regex + ")");
        }
    }

    @Override
    public Deed deed() {
        return Deed.TAKE_PART;
    }

    /** Thanks in the middle of an interview are acknowledged there. */
    @Override
    public boolean isNoAnswer(String words) {
        return subject(words).filter(subject -> subject != Subject.THANKS).isPresent();
    }

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        return subject(words)
                .map(subject -> new Understood.Doing(() -> surface.post(place, Message.of(answer(subject, place)))));
    }

    private static Optional<Subject> subject(String words) {
        return Arrays.stream(Subject.values())
                .filter(subject -> subject.form.matcher(words.strip()).matches())
                .findFirst();
    }

    private String answer(Subject subject, Place place) {
        String said = switch (subject) {
            case COST -> cost(place);
            case SELF -> self();
            case THANKS -> "You're welcome.";
        };
        return interrupting.isAsked(place) ? said + " What I asked above still waits for your answer." : said;
    }

    private String cost(Place place) {
        return "Talking with me and runs as such are counted nowhere; what costs is what language models answer, by their providers' prices. "
                + spending.inWords(place.org())
                + (copilot.draft(place.org(), place.conversation()).isPresent()
                        ? " What a run of this draft would cost is on its card."
                        : " `GET /api/usage` tells it by day, model and workflow; a draft's card tells what a run would cost.");
    }

    private String self() {
        String reading = spending.models().isEmpty()
                ? "I read your words here, without a language model; nothing of them leaves this machine."
                : "I read your words with " + spending.models().getFirst()
                        + ", and by fixed rules where that does not answer.";
        return "I am Parley, a program and no person. " + reading
                + " What I build does what its card says, and asks people where it says so. `help` shows what I understand.";
    }
}
