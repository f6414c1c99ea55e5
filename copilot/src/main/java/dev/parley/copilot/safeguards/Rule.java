package dev.parley.copilot.safeguards;

import dev.parley.copilot.scene.Scene;
import java.util.List;

/** One thing a careful colleague looks for. Says nothing where there is nothing to say. */
@FunctionalInterface
public interface Rule {
    /** @param decisions what a person has decided so far; a rule may word or place its safeguards by them */
    List<Guard> look(Scene scene, Decisions decisions);
}
