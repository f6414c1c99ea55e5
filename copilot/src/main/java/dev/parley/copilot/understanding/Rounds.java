package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;

/** Where a loop begins in what is told, and what it goes through. */
final class Rounds {
    private final Telling telling;

    Rounds(Telling telling) {
        this.telling = telling;
    }

    /** What follows is done for each item; items of a system that is named are fetched first. */
    void begin(Loops.Found loop, Clause clause) {
        if (telling.outline().isLooping()) {
            return;
        }
        telling.places()
                .source(clause.text(), loop.after())
                .ifPresent(system ->
                        telling.outline().add(Places.call(telling.outline().key(), system, true, loop.what() + "s")));
        telling.outline().loop(items(loop), loop.what());
    }

    /** What came in holds the list under a name; what was fetched is the list. */
    private Slot<String> items(Loops.Found loop) {
        boolean isWithin = telling.begins() instanceof Start.Webhook || telling.begins() instanceof Start.Event;
        return Slot.inferred(isWithin ? Names.identifier(loop.what()) + "s" : "", 0.65);
    }

    void last(Loops.Found loop) {
        telling.outline().loopLast(items(loop), loop.what());
    }
}
