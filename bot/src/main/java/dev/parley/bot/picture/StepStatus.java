package dev.parley.bot.picture;

import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.Delayed;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.InDoubt;
import dev.parley.engine.run.NodeState.Retrying;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
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
            case Retrying r -> RUNNING;
            case Delayed d -> WAITING;
            case Asking a -> WAITING;
            case InDoubt d -> WAITING;
            case Succeeded s -> DONE;
            case Failed f -> FAILED;
            case Skipped s -> SKIPPED;
        };
    }

    String cssClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
