package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sets the work off, from the surest sign to the faintest, and what Parley cannot see of it. */
final class Beginnings {
    /** What starts the work is told early; weighing a clause by meaning takes some milliseconds. */
    private static final int MOST_WEIGHED = 4;

    private final Systems systems;
    private final Occasions occasions;
    private final Gist gist;

    Beginnings(Systems systems, Gist gist) {
        this.systems = systems;
        this.occasions = new Occasions(systems);
        this.gist = gist;
    }

    /** What is told of a named system, a mailbox or a chat says more than that something arrives. */
    Slot<Start> of(String sentences, List<Chunk> chunks) {
        Slot<Start> start = Starts.of(sentences, chunks);
        boolean isForm = start.value() instanceof Start.Manual manual
                && manual.inputs().isEmpty()
                && !Starts.isByHand(sentences);
        boolean isPlain = start.value() == null
                || isForm
                || start.value() instanceof Start.Webhook && start.source() == Slot.Source.INFERRED;
        Slot<Start> occasion = isPlain ? occasions.of(sentences) : Slot.unknown();
        if (occasion.value() != null || start.value() != null) {
            return occasion.value() == null ? start : occasion;
        }
        return Occasions.somewhere(sentences)
                .map(happens -> Slot.inferred(happens, 0.7))
                .orElse(start);
    }

    /** The faintest signs: a time that comes only once, for which somebody has to start it now; what a clause is about. */
    Slot<Start> faint(Marked text) {
        boolean isOnce =
                text.chunks().stream().anyMatch(chunk -> chunk instanceof Chunk.Pause pause && pause.until() != null);
        return isOnce ? Slot.inferred(new Start.Manual(List.of()), 0.7) : byMeaning(text);
    }

    private Slot<Start> byMeaning(Marked text) {
        for (Clause clause : Clause.of(text.text()).stream().limit(MOST_WEIGHED).toList()) {
            Optional<Gist.Intent> intent = gist.intent(text.plain(clause.text()));
            if (intent.filter(Gist.Intent.WEBHOOK::equals).isPresent()) {
                return Slot.inferred(new Start.Webhook("request"), 0.55);
            }
            if (intent.filter(Gist.Intent.MANUAL::equals).isPresent()) {
                return Slot.inferred(new Start.Manual(List.of()), 0.6);
            }
        }
        return Slot.unknown();
    }

    /** A start that speaks of another system's event cannot be watched there: the system has to call. */
    Optional<Brief.Note> elsewhere(@Nullable Start start, Marked text) {
        return switch (start) {
            case Start.Event event when event.seen() -> Optional.empty();
            case Start.Event event
            when event.system() != null ->
                Optional.of(unwatched(
                        event.system(),
                        "it is told of the event \"" + event.source() + "\", or by a person",
                        "POST it to /api/events"));
            case Start.Chat chat
            when chat.system() != null ->
                Optional.of(unwatched(
                        chat.system(), "a person starts it or an API call does", "start it with {text, by} over HTTP"));
            case Start.Webhook _ -> called(text);
            case Start.Event _, Start.Chat _, Start.Schedule _, Start.Manual _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private Optional<Brief.Note> called(Marked text) {
        return Clause.of(text.text()).stream()
                .filter(clause -> Starts.isStart(clause.text()))
                .map(clause -> systems.in(text.plain(clause.text())))
                .flatMap(Optional::stream)
                .findFirst()
                .map(system ->
                        unwatched(system, "something calls its webhook", "POST to the address shown after approval"));
    }

    private static Brief.Note unwatched(String system, String when, String how) {
        return new Brief.Note(
                "trigger_not_connected",
                "trigger",
                "Parley cannot watch " + system + " yet, so this starts when " + when + ".",
                "Let " + system + ", or a small forwarder, " + how
                        + "; or say \"every 15 minutes\" to check by the clock.");
    }
}
