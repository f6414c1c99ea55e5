package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.WorkflowSummary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code delete <name>}: a draft is deleted once that is confirmed; of what was live it says that it is kept, and how it is switched off. */
@Component
final class DeleteWords implements Saying {
    private static final Pattern FORM =
            Command.form("(?:please )?(?:delete|remove|erase|throw away|get rid of) (?:the (?:workflow|draft) )?(.+)");

    private final Names names;
    private final ChatSurface surface;

    DeleteWords(Names names, ChatSurface surface) {
        this.names = names;
        this.surface = surface;
    }

    /** Only what there is: "remove the last step" and "delete old orders" are said of something else. */
    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        Matcher form = FORM.matcher(words);
        return form.matches()
                ? names.exactly(place, Command.unquoted(form.group(1)))
                        .map(meant -> new Understood.Doing(() -> surface.post(place, answer(meant))))
                : Optional.empty();
    }

    private static Message answer(WorkflowSummary meant) {
        String id = meant.id().toString();
        return meant.liveVersion() == null
                ? Message.of(
                        "**" + meant.name() + "** is a draft that was never live. Deleted, it cannot be brought back.",
                        Block.buttons(
                                Block.danger(DeletionButtons.CONFIRM, "Delete the draft", id),
                                Block.button(DeletionButtons.KEEP, "Keep it", id)))
                : Message.of("**" + meant.name()
                        + "** was live, so it is not deleted: its versions and runs show what was done. "
                        + (meant.trigger().equals("manual")
                                ? "It starts only when somebody starts it."
                                : "`pause " + meant.name() + "` keeps it from starting by itself."));
    }
}
