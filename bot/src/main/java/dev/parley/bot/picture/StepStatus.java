package dev.parley.bot.picture;

import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.run.NodeState.Retrying;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.NodeState.Waiting;
import java.util.Locale;

/** How a step of a run is shown. A step without one is yet to come, or the picture shows a draft. */
public enum StepStatus {
    RUNNING,
    WAITING,
    DONE,
    FAILED,
    SKIPPED;

    public static StepStatus of(NodeState state) {
        return switch (state) {
            case Running r -> RUNNING;
            case Looping l -> RUNNING;
            case Retrying r -> RUNNING;
            case AwaitingRun r -> RUNNING;
            case Waiting w -> WAITING;
            case Succeeded s -> DONE;
            case Failed f -> FAILED;
            case Skipped s -> SKIPPED;
        };
    }

    String cssClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
