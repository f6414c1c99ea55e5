package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.commands.Commands;
import dev.parley.bot.commands.Names;
import dev.parley.bot.commands.RollingBack;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowSummary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Hears what should be different in a workflow that is there: in the one approved here last, or in one that is named. */
@Component
@Order(7)
final class ChangeWords implements Listening {
    private static final Pattern NAMED = Pattern.compile(
            "/?(?:parley )?(?:edit(?: the)?(?: workflow)?|change (?:the )?workflow) (?<name>[^:]{1,200}?) ?: (?<words>.+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern UNNAMED =
            Pattern.compile("/?(?:parley )?edit(?: workflow)? (?<name>[^:]{1,200}?):?", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDO = Pattern.compile(
            "(?:undo(?: (?:that|it|this|the last (?:change|edit)))?|take (?:that|it) back|revert(?: (?:that|it))?)[.!]?",
            Pattern.CASE_INSENSITIVE);

    private final Copilot copilot;
    private final DraftCards cards;
    private final Changes changes;
    private final Commands commands;
    private final Names names;
    private final RollingBack rollingBack;
    private final ChatSurface surface;

    ChangeWords(
            Copilot copilot,
            DraftCards cards,
            Changes changes,
            Commands commands,
            Names names,
            RollingBack rollingBack,
            ChatSurface surface) {
        this.copilot = copilot;
        this.cards = cards;
        this.changes = changes;
        this.commands = commands;
        this.names = names;
        this.rollingBack = rollingBack;
        this.surface = surface;
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        if (copilot.isInterviewing(place.org(), place.conversation())) {
            return false;
        }
        String words = text.strip();
        Matcher named = NAMED.matcher(words);
        if (named.matches()) {
            return named(
                    caller,
                    place,
                    named.group("name").strip(),
                    named.group("words").strip());
        }
        Matcher unnamed = UNNAMED.matcher(words);
        if (unnamed.matches()) {
            return ask(place, unnamed.group("name").strip());
        }
        return !commands.isFor(caller, place, words) && here(caller, place, words);
    }

    private boolean named(Caller caller, Place place, String name, String words) {
        Optional<WorkflowSummary> workflow = names.find(place, name);
        if (workflow.isEmpty()) {
            return names.missing(place.org(), name, false)
                    .map(message -> say(place, message))
                    .orElse(false);
        }
        return changes.hear(caller, place, workflow.get().id(), words)
                || say(
                        place,
                        Message.of(
                                "I did not understand what to change in **"
                                        + workflow.get().name() + "**, so nothing changed. "
                                        + "Try `edit " + workflow.get().name()
                                        + ": run it at 8`, or “add an approval before the post”, “remove the last step”, “only if the total is over 500”."));
    }

    private boolean ask(Place place, String name) {
        return names.find(place, name)
                .map(workflow -> say(
                        place,
                        Message.of("What should be different in **" + workflow.name()
                                + "**? Say it with its name: `edit " + workflow.name() + ": run it at 8`.")))
                .orElse(false);
    }

    private boolean here(Caller caller, Place place, String words) {
        Optional<DraftCard> open =
                cards.open(place).stream().filter(card -> card.change() != null).findFirst();
        Optional<DraftCard> subject = open.or(() -> cards.approved(place));
        WorkflowId id = subject.map(DraftCard::saved).orElse(null);
        if (id == null) {
            return false;
        }
        if (!UNDO.matcher(words).matches()) {
            return changes.hear(caller, place, id, words);
        }
        if (open.isPresent()) {
            changes.unsay(caller, open.get());
            return true;
        }
        return say(place, rollingBack.offer(place.org(), id));
    }

    private boolean say(Place place, Message message) {
        surface.post(place, message);
        return true;
    }
}
