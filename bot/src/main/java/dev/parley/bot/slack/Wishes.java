package dev.parley.bot.slack;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.slack.Inbox.Kept;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Wishes that open a thread of their own. Its head is posted once, and the wish is heard there as if it had been said there: it goes into
 * the inbox anew, so that whenever the process ends, neither the head nor the wish is lost or there twice.
 */
class Wishes {
    private final Heads heads;
    private final Inbox inbox;
    private final Consumer<Kept> next;

    /** @param next has what is in the inbox dealt with, and returns at once */
    Wishes(Heads heads, Inbox inbox, Consumer<Kept> next) {
        this.heads = heads;
        this.inbox = inbox;
        this.next = next;
    }

    /**
     * @param name the same for the same wish
     * @param isAgain whether it may have been begun with before
     * @return how posting the head went; the answer is its timestamp
     */
    Outcome<String> open(
            Caller caller, String team, String user, String channel, String name, String wish, boolean isAgain) {
        String words = caller.actor().name() + " wishes: " + wish;
        AtomicBoolean mayBeThere = new AtomicBoolean(isAgain);
        Outcome<String> head = Calls.insist(() -> {
            Outcome<String> outcome = mayBeThere.get()
                    ? heads.findOrPost(team, channel, name, words)
                    : heads.tryPost(team, channel, name, words);
            if (outcome instanceof Outcome.Unsure<String>) {
                mayBeThere.set(true);
            }
            return outcome;
        });
        if (head instanceof Outcome.Answered<String>(String ts)) {
            Kept heard = new Kept(
                    caller.org(),
                    "wish " + name,
                    new Arrival.Spoken(team, user, channel, ts, ts, SlackWords.escaped(wish), true));
            inbox.accept(List.of(heard)).forEach(next);
        }
        return head;
    }
}
