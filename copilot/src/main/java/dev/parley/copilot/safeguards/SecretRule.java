package dev.parley.copilot.safeguards;

import dev.parley.copilot.scene.Scene;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A secret that stands in the workflow is read by everybody who may read the workflow. */
final class SecretRule implements Rule {
    private static final Pattern NAME =
            Pattern.compile("(?:.*_)?(?:password|passwd|passphrase|secret|token|api_?key|authorization|private_?key)");

    private static final Pattern VALUE = Pattern.compile(
            "\\b(?:sk-[\\w-]{16,}|xox[abpr]-[\\w-]{10,}|gh[pousr]_\\w{20,}"
                    + "|AKIA[0-9A-Z]{16}|AIza[\\w-]{30,}|eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]*)"
                    + "|^(?:Bearer|Basic) \\S{8,}|https?://[^/\\s:@]+:[^/\\s@]+@|[?&](?:token|api_?key|access_token|secret)=[^&{\\s]{6,}");

    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        return scene.calls().stream()
                .flatMap(call -> in(call.with(), "").findFirst().map(where -> guard(call, where)).stream())
                .toList();
    }

    private static Guard guard(Node.Call call, String where) {
        Wording wording = new Wording(
                titles -> Wording.named(titles) + " has a secret written into it (" + where + ").",
                titles -> Wording.named(titles) + " has a secret written into it (" + where + ").",
                "Whoever may read the workflow can read it. Keep it in a connection, and change it: it has been seen.");
        return Guard.told("secret", call.id(), wording);
    }

    private static Stream<String> in(JsonNode json, String path) {
        if (json.isArray()) {
            return json.valueStream().flatMap(item -> in(item, path));
        }
        return json.properties().stream().flatMap((Map.Entry<String, JsonNode> field) -> {
            String where = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            return field.getValue().isContainer()
                    ? in(field.getValue(), where)
                    : Optional.of(where).filter(_ -> isSecret(field.getKey(), field.getValue())).stream();
        });
    }

    private static boolean isSecret(String field, JsonNode value) {
        String text = value.asString("");
        boolean isWritten = !text.isBlank() && !text.contains("{{");
        return isWritten && mayHoldOne(field, text);
    }

    /** Whether this field is for a secret, or this text has one in it. */
    static boolean mayHoldOne(String field, String text) {
        String name =
                field.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace('-', '_').toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() || VALUE.matcher(text).find();
    }
}
