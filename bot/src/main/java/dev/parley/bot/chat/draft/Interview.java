package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Turn;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes every word that nobody else took: it answers the open question, or is a new wish. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class Interview implements Listening {
    private final Copilot copilot;
    private final Table table;
    private final Thinking thinking;

    Interview(Copilot copilot, Table table, Thinking thinking) {
        this.copilot = copilot;
        this.table = table;
        this.thinking = thinking;
    }

    /** Unless it asks something, or is told of a further wish, it would take them for one. */
    @Override
    public boolean takesAnything(Place place, String text) {
        return !copilot.isInterviewing(place.org(), place.conversation()) && !copilot.opensAnother(place.org(), text);
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        Turn turn = thinking.during(place, () -> copilot.hear(place.org(), place.conversation(), caller.actor(), text));
        table.show(place, turn);
        table.clear(
                place,
                copilot.drafts(place.org(), place.conversation()),
                caller.actor().name());
        return true;
    }
}
