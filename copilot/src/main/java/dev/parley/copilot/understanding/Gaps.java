package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Inputs;
import dev.parley.copilot.brief.Step;
import dev.parley.engine.operation.OperationSpec;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an operation cannot do without that nobody has said, and that no data at hand has: one thing at most, the first. */
final class Gaps {
    private static final Inputs INPUTS = Inputs.known();

    private Gaps() {}

    /**
     * @param said inputs that the words fill
     * @param given fields that what starts the work is known to bring
     */
    static Optional<Step.Gap> of(OperationSpec spec, Set<String> said, Set<String> given) {
        Stream<String> required = spec.input().path("required").valueStream().map(JsonNode::asString);
        return Stream.concat(required, INPUTS.askedOf(spec.id()))
                .filter(input -> spec.input().path("properties").has(input) && !said.contains(input))
                .filter(input -> INPUTS.fields(spec.id(), input).stream().noneMatch(given::contains))
                .flatMap(input -> INPUTS.gap(spec.id(), input).stream())
                .findFirst();
    }
}
