package dev.parley.engine.run;

import java.util.List;

/**
 * One step forward of a run: what to write down, and what to do once that is durable.
 *
 * @param state after all of {@code events}
 * @param events in order, to be made durable together
 * @param commands to be carried out then; those that need nothing from the world are among them
 */
public record Turn(RunState state, List<RecordedEvent> events, List<Command> commands) {
    public Turn {
        events = List.copyOf(events);
        commands = List.copyOf(commands);
    }
}
