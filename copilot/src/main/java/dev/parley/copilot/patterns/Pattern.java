package dev.parley.copilot.patterns;

import dev.parley.copilot.safeguards.Guard;
import dev.parley.copilot.scene.Scene;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A shape that workflows take again and again.
 *
 * @param work what a model does in it where there is one, such as {@code sorting}
 * @param piece what is most often forgotten of it; empty when it is there
 */
record Pattern(String id, String title, String work, Predicate<Scene> fits, Function<Scene, Optional<Guard>> piece) {}
