package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.workflow.Node;
import java.util.Optional;

/** Why a person should look before a step. */
@FunctionalInterface
interface Cause {
    /** Empty when there is nothing to worry about, or a person looks already. */
    Optional<Worry> about(Node.Call call, Scene scene);

    /** @param reason in one sentence */
    record Worry(Gravity gravity, String reason) {}
}
