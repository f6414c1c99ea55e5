package dev.parley.engine.run;

import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.DelayStarted;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunFinished;

/**
 * What the interpreter wants done next. Each command is the event that records it: the runtime first makes the event durable, then
 * carries the command out. The state after the event says that it was given, so no command is given twice.
 */
public sealed interface Command {
    RunEvent event();

    /** Call the operation. */
    record Perform(NodeStarted event) implements Command {}

    /** Come back when the time has come. */
    record WakeAt(DelayStarted event) implements Command {}

    /** Put a question to people. */
    record AskPeople(ApprovalRequested event) implements Command {}

    /** Nothing to do in the world: the step is settled, or moved on, by thought alone. */
    record Settle(NodeEvent event) implements Command {}

    /** The run has ended. */
    record Finish(RunFinished event) implements Command {}
}
