package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Start;
import org.jspecify.annotations.Nullable;

/**
 * A text while its steps are laid out.
 *
 * @param begins what sets the work off; null while nobody knows
 * @param isAboutModels whether a model is spoken of anywhere
 */
record Telling(
        Marked text, @Nullable Start begins, boolean isAboutModels, Places places, Skills skills, Outline outline) {
    static Telling of(Marked text, Systems systems, Skills skills, @Nullable Start begins) {
        boolean isAboutModels = systems.mentions(text.text()).stream()
                .anyMatch(mention -> mention.system().kind() == Systems.Kind.MODEL);
        return new Telling(text, begins, isAboutModels, new Places(systems), skills, new Outline());
    }
}
