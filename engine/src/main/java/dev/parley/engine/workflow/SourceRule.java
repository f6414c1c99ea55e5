package dev.parley.engine.workflow;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Trigger.Scheme;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/** Where a trigger listens exists in principle, and what it computes can be computed from what arrives there. */
final class SourceRule {
    private static final Pattern STREAM = Pattern.compile("[\\p{Graph}&&\\p{ASCII}]{1,200}");
    private static final List<String> OF_DELIVERY = List.of("trigger", "input");
    private static final List<String> OF_EVENT = List.of("event", "trigger");

    private final Expressions expressions;
    private final EventSources events;

    SourceRule(Expressions expressions, EventSources events) {
        this.expressions = expressions;
        this.events = events;
    }

    Stream<Finding> check(Trigger.Webhook webhook) {
        boolean isKnownBySignature = webhook.scheme() != Scheme.PARLEY;
        boolean hasSecret = webhook.secret() != null && !webhook.secret().isBlank();
        Stream<Finding> unsigned = isKnownBySignature && !hasSecret
                ? Stream.of(Finding.error(
                        "no_secret",
                        "trigger.secret",
                        "The webhook is to check signatures, and there is no secret to check them with.",
                        "Add \"secret\" with the one the sender signs with, or leave \"scheme\" out."))
                : Stream.of();
        return webhook.dedupe() == null ? unsigned : Stream.concat(unsigned, ofKey(webhook.dedupe()));
    }

    Stream<Finding> check(Trigger.Event event) {
        Stream<Finding> source = Trigger.Event.isSource(event.source())
                ? events.unfit(event.source()).stream()
                        .map(unfit -> Finding.error("bad_source", "trigger.source", unfit.why(), unfit.hint()))
                : Stream.of(Finding.error(
                        "bad_source",
                        "trigger.source",
                        "\"" + event.source() + "\" cannot name a source of events.",
                        "Use at most 200 letters, digits and . _ - : /, such as orders.created."));
        return event.filter() == null ? source : Stream.concat(source, ofFilter(event.filter()));
    }

    Stream<Finding> check(Trigger.Email email) {
        return email.filter() == null ? Stream.of() : ofFilter(email.filter());
    }

    Stream<Finding> check(Trigger.Stream stream) {
        return Stream.concat(
                ofStream("trigger.stream", stream.stream()),
                stream.group() == null ? Stream.of() : ofStream("trigger.group", stream.group()));
    }

    Stream<Finding> check(Trigger.File file) {
        return DropPath.parse(file.path()).isPresent()
                ? Stream.of()
                : Stream.of(Finding.error(
                        "bad_path",
                        "trigger.path",
                        "\"" + file.path() + "\" does not say which files below the drop folder are meant.",
                        "Write folders and a pattern for names, such as inbox/*.csv; .., hidden names and the folder \""
                                + DropPath.DONE + "\" cannot be used."));
    }

    private static Stream<Finding> ofStream(String where, String name) {
        return STREAM.matcher(name).matches()
                ? Stream.of()
                : Stream.of(Finding.error(
                        "bad_stream",
                        where,
                        "\"" + name + "\" cannot name a stream or a group.",
                        "Use at most 200 visible ASCII characters without spaces, such as orders."));
    }

    private Stream<Finding> ofKey(String template) {
        try {
            Set<String> references =
                    expressions.template(StringNode.valueOf(template)).references();
            return references.isEmpty()
                    ? Stream.of(Finding.error(
                            "constant_key",
                            "trigger.dedupe",
                            "\"" + template + "\" is the same for every delivery, so only the first would start a run.",
                            "Name what tells deliveries apart, such as {{trigger.output.body.id}}."))
                    : ofRoots("trigger.dedupe", references, OF_DELIVERY);
        } catch (ExpressionException refused) {
            return refused("trigger.dedupe", refused, "Write it as {{trigger.output.body.id}}.");
        }
    }

    private Stream<Finding> ofFilter(String filter) {
        try {
            return ofRoots("trigger.filter", expressions.expression(filter).references(), OF_EVENT);
        } catch (ExpressionException refused) {
            return refused("trigger.filter", refused, "Write it as event.total > 1000.");
        }
    }

    private static Stream<Finding> ofRoots(String where, Set<String> references, List<String> known) {
        return references.stream()
                .map(path -> path.split("[.\\[]", 2)[0])
                .distinct()
                .filter(root -> !known.contains(root))
                .sorted()
                .map(root -> Finding.error(
                        "unknown_reference",
                        where,
                        "The trigger reads \"" + root + "\", which is not there before a run.",
                        "Read one of " + String.join(", ", known) + "."));
    }

    private static Stream<Finding> refused(String where, ExpressionException refused, String hint) {
        String place = refused.position() < 0 ? "" : " (character " + (refused.position() + 1) + ")";
        return Stream.of(Finding.error(
                "bad_expression",
                where,
                "\"" + refused.expression() + "\" is no expression" + place + ": " + refused.getMessage(),
                hint));
    }
}
