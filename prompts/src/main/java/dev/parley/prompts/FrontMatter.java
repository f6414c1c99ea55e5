package dev.parley.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The head of a prompt's file. Every field is required: a prompt that does not say what it needs is not finished. */
record FrontMatter(int version, Hints hints, List<Variable> variables) {
    private static final Set<String> FIELDS = Set.of("id", "version", "use", "temperature", "maxTokens", "variables");
    private static final Set<String> VARIABLE_FIELDS = Set.of("foreign", "about");

    /** @throws PromptException when a field is missing, unknown or of the wrong type */
    static FrontMatter read(String id, String yaml) {
        Fields fields = new Fields(id, "", load(id, yaml));
        fields.requireExactly(FIELDS);
        if (!fields.get("id", String.class).equals(id)) {
            throw new PromptException(id, "its id has to be the name of its file");
        }
        Hints hints = new Hints(
                fields.get("use", String.class),
                fields.get("temperature", Number.class).doubleValue(),
                fields.get("maxTokens", Integer.class));
        return new FrontMatter(fields.get("version", Integer.class), hints, variables(fields));
    }

    private static List<Variable> variables(Fields fields) {
        List<Variable> variables = new ArrayList<>();
        fields.get("variables", Map.class).forEach((name, value) -> {
            Fields of = new Fields(fields.id(), "variables." + name + ".", value);
            of.requireExactly(VARIABLE_FIELDS);
            variables.add(
                    new Variable(name.toString(), of.get("foreign", Boolean.class), of.get("about", String.class)));
        });
        return variables;
    }

    private static @Nullable Object load(String id, String yaml) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new PromptException(id, "its front matter is not YAML: " + e.getMessage());
        }
    }

    /** A YAML mapping whose fields are asked for by type. */
    private record Fields(String id, String path, @Nullable Object value) {
        void requireExactly(Set<String> names) {
            if (!(value instanceof Map<?, ?> map) || !map.keySet().equals(names)) {
                throw new PromptException(
                        id,
                        "%sthe front matter needs exactly the fields %s"
                                .formatted(path.isEmpty() ? "" : path + ": ", new TreeSet<>(names)));
            }
        }

        <T> T get(String name, Class<T> type) {
            Object field = value instanceof Map<?, ?> map ? map.get(name) : null;
            if (!type.isInstance(field)) {
                throw new PromptException(id, "%s%s has to be a %s".formatted(path, name, type.getSimpleName()));
            }
            return type.cast(field);
        }
    }
}
