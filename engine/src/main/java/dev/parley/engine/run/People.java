package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom a step asks, computed: each entry may be a template that gives one name or a list of them.
 *
 * @param names each once, without blanks
 * @param strange what is no name; null when all are
 */
record People(List<String> names, @Nullable JsonNode strange) {
    static final String ASKED = "asked";
    static final String FURTHER = "further";

    /** What gives, for a step that asks people, an object with the lists {@link #ASKED} and {@link #FURTHER}. */
    static Evaluation of(Node node, Expressions expressions) throws ExpressionException {
        return switch (node) {
            case Node.Approval approval -> rendering(approval.approvers(), approval.escalateTo(), expressions);
            case Node.Input form -> rendering(form.assignees(), form.escalateTo(), expressions);
            case Node.Call _,
                    Node.SetValues _,
                    Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> _ -> JsonNodeFactory.instance.objectNode();
        };
    }

    private static Evaluation rendering(List<String> asked, List<String> further, Expressions expressions)
            throws ExpressionException {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        asked.forEach(both.putArray(ASKED)::add);
        further.forEach(both.putArray(FURTHER)::add);
        return expressions.template(both)::render;
    }

    /** @param list {@link #ASKED} or {@link #FURTHER} */
    static People in(Place place, Step step, String list) throws ExpressionException {
        List<String> names = new ArrayList<>();
        JsonNode strange = collect(step.people().in(place).path(list), names);
        return new People(names.stream().distinct().toList(), strange);
    }

    /** Why nobody can be asked; empty when somebody can, or nobody in particular is meant to be. */
    Optional<StepError> missing(StepId id, String field, List<String> written) {
        if (strange != null) {
            return Optional.of(Errors.notPeople(id, field, strange));
        }
        return names.isEmpty() && !written.isEmpty()
                ? Optional.of(Errors.nobodyToAsk(id, field, String.join(", ", written)))
                : Optional.empty();
    }

    /** @return the first value that is no name; null when all are */
    private static @Nullable JsonNode collect(JsonNode value, List<String> into) {
        if (value.isArray()) {
            for (JsonNode entry : value.values()) {
                JsonNode strange = collect(entry, into);
                if (strange != null) {
                    return strange;
                }
            }
            return null;
        }
        if (value.isObject()) {
            return value;
        }
        String name = value.isNull() ? "" : value.asString("").strip();
        if (!name.isEmpty()) {
            into.add(name);
        }
        return null;
    }
}
