package dev.parley.bot.api;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Trigger;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * By what a delivery to a webhook is recognized when it comes again: what the trigger's {@code dedupe} makes of it, else what its
 * scheme's sender calls it.
 */
@Component
class HookKey {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    /** Source: GitHub, "Webhook events and payloads", delivery headers. */
    private static final String GITHUB_DELIVERY = "X-GitHub-Delivery";

    private static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,255}");

    private final Expressions expressions;

    HookKey(Expressions expressions) {
        this.expressions = expressions;
    }

    /**
     * @param payload {@code trigger.output}
     * @return null when nothing tells this delivery apart
     * @throws ProblemException 400 when the key cannot be made out
     */
    @Nullable
    String of(Trigger.Webhook trigger, HttpServletRequest request, ObjectNode payload) {
        String key =
                trigger.dedupe() == null ? byScheme(trigger, request, payload) : rendered(trigger.dedupe(), payload);
        if (key == null || key.isEmpty()) {
            return null;
        }
        if (!isSound(key)) {
            throw ProblemException.badRequest(
                    "The key of this delivery has %d characters, or control characters.".formatted(key.length()),
                    "Use at most 255 visible characters, such as a UUID.");
        }
        return "webhook:" + key;
    }

    /** Whether it can be kept and shown: 1 to 255 characters, none of them a control character. */
    static boolean isSound(String key) {
        return KEY.matcher(key).matches();
    }

    private static @Nullable String byScheme(Trigger.Webhook trigger, HttpServletRequest request, ObjectNode payload) {
        String theirs = switch (trigger.scheme()) {
            case PARLEY, GITHUB -> request.getHeader(GITHUB_DELIVERY);
            case STRIPE -> payload.path("body").path("id").asString("");
        };
        return theirs == null || theirs.isEmpty() ? request.getHeader(IDEMPOTENCY_KEY) : theirs;
    }

    private String rendered(String template, ObjectNode payload) {
        try {
            JsonNode key = expressions.template(StringNode.valueOf(template)).render(root -> switch (root) {
                case "trigger" ->
                    JsonNodeFactory.instance.objectNode().put("type", "webhook").set("output", payload);
                case "input" -> payload.path("body");
                default -> null;
            });
            return key.isNull() ? "" : key.isValueNode() ? key.asString() : key.toString();
        } catch (ExpressionException missing) {
            throw ProblemException.badRequest(
                    "This webhook recognizes deliveries by %s, which this one has not: %s"
                            .formatted(template, missing.getMessage()),
                    "Send what it reads, or change `dedupe` of the trigger.");
        }
    }
}
