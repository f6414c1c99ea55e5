package dev.parley.engine.run;

import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunFinished;

/**
 * What the interpreter wants done next. Each command is the event that records it: the runtime first makes the event durable, then
 * carries the command out. The state after the event says that it was given, so no command is given twice.
 */
public sealed interface Command {
    RunEvent event();

    /** Call the operation. */
    record Perform(NodeStarted event) implements Command {}

    /** Start the run that was called, unless it has been started before, and bring back its result. */
    record CallRun(RunCalled event) implements Command {}

    /** Nothing to do in the world: a step is settled, or waits, by thought alone. */
    record WriteDown(RunEvent event) implements Command {}

    /** The run has ended. */
    record Finish(RunFinished event) implements Command {}
}
