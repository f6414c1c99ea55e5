package dev.parley.engine.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place in a step where an expression may stand.
 *
 * @param where as in {@link Finding#where()}
 * @param isBare whether the text is CEL itself; else it is a template
 */
record WrittenExpression(String where, String text, boolean isBare) {
    /** All of a step, in the order they are written. */
    static Stream<WrittenExpression> of(Node node) {
        String with = node.id() + ".with";
        return switch (node) {
            case Node.Call call -> templates(with, call.with());
            case Node.SetValues set -> templates(with + ".values", set.values());
            case Node.If branch -> Stream.of(new WrittenExpression(with + ".condition", branch.condition(), true));
            case Node.Switch branch -> Stream.of(valueOf(with + ".value", branch.value()));
            case Node.Delay delay ->
                Stream.concat(template(with + ".duration", delay.duration()), template(with + ".until", delay.until()));
            case Node.Approval approval ->
                Stream.of(
                                template(with + ".message", approval.message()),
                                templates(with + ".approvers", approval.approvers()),
                                templates(with + ".escalateTo", approval.escalateTo()))
                        .flatMap(all -> all);
            case Node.Input input ->
                Stream.of(
                                template(with + ".message", input.message()),
                                templates(with + ".assignees", input.assignees()),
                                templates(with + ".escalateTo", input.escalateTo()),
                                values(with + ".fields", input.fields()))
                        .flatMap(all -> all);
            case Node.ForEach loop ->
                loop.items().isString()
                        ? Stream.of(valueOf(with + ".items", loop.items().stringValue()))
                        : templates(with + ".items", loop.items());
            case Node.Repeat loop -> bare(with + ".until", loop.until());
            case Node.WaitForEvent wait -> bare(with + ".match", wait.match());
            case Node.CallWorkflow call -> templates(with + ".input", call.input());
            case Node.Stop stop -> template(with + ".message", stop.message());
        };
    }

    /** CEL, or a template where there are braces. */
    private static WrittenExpression valueOf(String where, String text) {
        return new WrittenExpression(where, text, !Braces.areIn(text));
    }

    private static Stream<WrittenExpression> bare(String where, @Nullable String text) {
        return text == null ? Stream.of() : Stream.of(new WrittenExpression(where, text, true));
    }

    private static Stream<WrittenExpression> templates(String where, JsonNode json) {
        if (json.isArray()) {
            return IntStream.range(0, json.size())
                    .boxed()
                    .flatMap(index -> templates(where + "[" + index + "]", json.get(index)));
        }
        return json.isObject()
                ? json.propertyStream()
                        .flatMap((Map.Entry<String, JsonNode> entry) ->
                                templates(where + "." + entry.getKey(), entry.getValue()))
                : template(where, json.isString() ? json.stringValue() : null);
    }

    private static Stream<WrittenExpression> templates(String where, List<String> texts) {
        return IntStream.range(0, texts.size())
                .boxed()
                .flatMap(index -> template(where + "[" + index + "]", texts.get(index)));
    }

    private static Stream<WrittenExpression> values(String where, List<Trigger.Input> fields) {
        return IntStream.range(0, fields.size())
                .boxed()
                .flatMap(index -> template(
                        where + "[" + index + "].value", fields.get(index).value()));
    }

    private static Stream<WrittenExpression> template(String where, @Nullable String text) {
        return text != null && Braces.areIn(text) ? Stream.of(new WrittenExpression(where, text, false)) : Stream.of();
    }
}
