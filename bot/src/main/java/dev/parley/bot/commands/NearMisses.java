package dev.parley.bot.commands;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.engine.workflow.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** "Stauts": a command by a slip of the hand. Whoever says so is asked, as it may be a wish as well. */
@Component
@Order(11)
final class NearMisses implements Listening {
    /** A longer sentence is a wish. */
    private static final int MOST_WORDS = 4;

    private static final List<String> LEADING = List.of(
            "approvals",
            "approve",
            "cancel",
            "delegate",
            "delete",
            "diff",
            "explain",
            "help",
            "list",
            "pause",
            "quiet",
            "reject",
            "replay",
            "resume",
            "retry",
            "rollback",
            "run",
            "schedule",
            "schedules",
            "start",
            "status",
            "stop",
            "versions",
            "workflows");

    private final Commands commands;
    private final Interrupting interrupting;
    private final ChatSurface surface;

    NearMisses(Commands commands, Interrupting interrupting, ChatSurface surface) {
        this.commands = commands;
        this.interrupting = interrupting;
        this.surface = surface;
    }

    /** It only asks. */
    @Override
    public Deed deed(String text) {
        return Deed.TAKE_PART;
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        Optional<String> meant = interrupting.isFree(place) ? meant(caller, place, text) : Optional.empty();
        meant.ifPresent(command -> surface.post(
                place,
                Message.of("Did you mean `" + command
                        + "`? Say it so, and I do it; if you want something built, tell me in a sentence.")));
        return meant.isPresent();
    }

    /** Only what would be understood if it were written so. */
    private Optional<String> meant(Caller caller, Place place, String text) {
        String[] words = Command.words(text).split("\\s+");
        String leading = words[0].toLowerCase(Locale.ROOT);
        if (words.length > MOST_WORDS || leading.length() < 3 || LEADING.contains(leading)) {
            return Optional.empty();
        }
        return Nearest.to(leading, LEADING)
                .map(near -> {
                    words[0] = near;
                    return String.join(" ", words);
                })
                .filter(command -> commands.isFor(caller, place, command) && !isMiss(caller, place, command));
    }

    /** Of words that stand alone it is the verb that counts: "cancel" is meant even where nothing runs. */
    private boolean isMiss(Caller caller, Place place, String command) {
        return command.indexOf(' ') > 0 && commands.isMiss(caller, place, command);
    }
}
