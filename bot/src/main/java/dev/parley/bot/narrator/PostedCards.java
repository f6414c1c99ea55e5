package dev.parley.bot.narrator;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Posts the cards of runs and changes them later, wherever in the run's conversation they stand. */
@Component
class PostedCards {
    /** For each conversation, cards of runs that come too fast to be told one by one. */
    private static final int MOST_A_MINUTE = 20;

    private final ChatSurface surface;
    private final RunCards cards;
    private final Summaries summaries;
    private final FloodGate gate = new FloodGate(MOST_A_MINUTE);

    PostedCards(ChatSurface surface, RunCards cards, Summaries summaries) {
        this.surface = surface;
        this.cards = cards;
        this.summaries = summaries;
    }

    /** Changes the card, or posts it when it stands nowhere yet; of runs that come too fast it may only be counted. */
    void show(Cards.Subject subject, String card, Message message) {
        RunThread thread = subject.thread();
        Optional<MessageId> posted = cards.find(thread.key(), card);
        if (posted.isPresent()) {
            surface.update(thread.place(), posted.get(), message);
        } else if (!thread.isFolded() || gate.lets(thread.place(), subject.now())) {
            MessageId shown = surface.post(
                    thread.place(), null, message, "card " + thread.key().run() + " " + card);
            cards.add(thread.key(), card, shown);
        } else if (!card.equals(RunCards.FAILURE)) {
            summaries.waitsUnseen(thread.place(), subject.stored(), subject.now());
        }
    }

    /**
     * Posts a message that calls people to a card, once however often it is told; nothing where the card was only counted, or where the
     * message stands already.
     */
    void call(Cards.Subject subject, String card, String call, Message message) {
        RunThread thread = subject.thread();
        Map<String, MessageId> posted = cards.all(thread.key());
        if (posted.containsKey(card) && !posted.containsKey(call)) {
            String name = "card " + thread.key().run() + " " + call;
            cards.add(thread.key(), call, surface.post(thread.place(), null, message, name));
        }
    }

    /** Posts it once more; it changes with the first. */
    void repeat(RunThread thread, String card, Message message) {
        MessageId copy = surface.post(thread.place(), message);
        cards.add(thread.key(), card + ":" + UUID.randomUUID(), copy);
    }

    /** Changes the card and its repetitions; nothing when it was never posted. @return whether it was */
    boolean change(RunThread thread, String card, Supplier<Message> message) {
        var posted = cards.all(thread.key()).entrySet().stream()
                .filter(entry -> entry.getKey().equals(card) || entry.getKey().startsWith(card + ":"))
                .toList();
        if (!posted.isEmpty()) {
            Message changed = message.get();
            posted.forEach(entry -> surface.update(thread.place(), entry.getValue(), changed));
        }
        return !posted.isEmpty();
    }
}
