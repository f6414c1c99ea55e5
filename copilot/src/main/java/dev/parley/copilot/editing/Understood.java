package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What some words about a workflow mean. */
sealed interface Understood {
    /** @param say what is different then, in a sentence */
    record Change(List<Edit> edits, String say, List<Finding> caveats) implements Understood {
        public Change {
            edits = List.copyOf(edits);
        }
    }

    /**
     * @param reference the words that may mean each of these steps
     * @param restated the whole wish with one of them named, by that name in quotes
     */
    record Which(String reference, List<Node> steps, UnaryOperator<String> restated) implements Understood {}

    /** @param why in a sentence, with what to say instead */
    record No(String why) implements Understood {}

    static Optional<Understood> change(Edit edit, String say) {
        return Optional.of(new Change(List.of(edit), say, List.of()));
    }

    static Optional<Understood> change(Edit edit, String say, List<Finding> caveats) {
        return Optional.of(new Change(List.of(edit), say, caveats));
    }

    static Optional<Understood> no(String why) {
        return Optional.of(new No(why));
    }
}
