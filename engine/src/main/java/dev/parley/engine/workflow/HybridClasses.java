package dev.parley.engine.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the classes named in the hybrid form stand for. A class not listed here carries its input on, with a warning. */
final class HybridClasses {
    static final String START = "StartNode";
    static final String END = "EndNode";
    static final String USER = "GetUserDataNode";

    /** What {@link #USER} reads, each with what it answers where the run was given nothing. */
    private static final Map<String, String> USER_DEFAULTS =
            Map.of("name", "New user", "email", "new.user@example.com", "user_type", "premium");

    private static final Map<String, Meaning> KNOWN = Map.of(
            USER,
            new Meaning(
                    _ -> Map.of("name", given("name"), "email", given("email"), "user_type", given("user_type")), null),
            "EscalateToPremiumSupportNode",
            new Meaning(user -> Map.of("user", braces(user), "handled_by", "premium support"), null),
            "ProcessStandardUserNode",
            new Meaning(user -> Map.of("user", braces(user), "handled_by", "standard process"), null),
            "SendWelcomeEmailNode",
            new Meaning(
                    user -> Map.of(
                            "to", braces(user + ".email"),
                            "subject", "Welcome, " + braces(user + ".name"),
                            "body", "Hello " + braces(user + ".name") + ", your account is ready."),
                    "The message is composed, but no mail is sent."));

    private HybridClasses() {}

    static Optional<Meaning> meaning(String className) {
        return Optional.ofNullable(KNOWN.get(className));
    }

    static List<Trigger.Input> userInputs() {
        return List.of(
                new Trigger.Input("name", "string", "Name", false),
                new Trigger.Input("email", "string", "E-mail address", false),
                new Trigger.Input("user_type", "string", "Kind of user (premium or standard)", false));
    }

    /** {@code EscalateToPremiumSupportNode} as people say it: "Escalate to premium support". */
    static String words(String className) {
        String spaced = className
                .replaceFirst("Node$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return spaced.isEmpty() ? className : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static String given(String field) {
        return braces("has(input." + field + ") ? input." + field + " : '" + USER_DEFAULTS.get(field) + "'");
    }

    private static String braces(String expression) {
        return "{{" + expression + "}}";
    }

    /**
     * @param values from the expression of the user the step deals with to the values it sets
     * @param warning what the step no longer does; null means nothing
     */
    record Meaning(
            Function<String, Map<String, String>> values,
            @Nullable String warning) {}
}
