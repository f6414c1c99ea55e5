package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a form asks for can be told apart and read by expressions. */
final class InputFields {
    private InputFields() {}

    /** @param where the list stands */
    static Stream<Finding> check(String where, List<Trigger.Input> inputs) {
        Set<String> seen = new HashSet<>();
        return inputs.stream().flatMap(input -> {
            String place = where + "." + input.name();
            if (!seen.add(input.name())) {
                return Stream.of(Finding.error(
                        "duplicate_input",
                        place,
                        "Two inputs are called \"" + input.name() + "\".",
                        "Rename one of them."));
            }
            if (input.bounds() != null && input.bounds().contradiction().isPresent()) {
                return Stream.of(Finding.error(
                        "bad_bounds",
                        place,
                        "Nobody can fill in \"" + input.name() + "\": "
                                + input.bounds().contradiction().get() + ".",
                        "Set min, max and pattern to what people are to give."));
            }
            return new NodeId(input.name()).isIdentifier()
                    ? Stream.of()
                    : Stream.of(Finding.error(
                            "bad_input_name",
                            place,
                            "\"" + input.name() + "\" cannot name an input, because expressions could not refer to it.",
                            "Use letters, digits and underscores; the label may be any words."));
        });
    }
}
