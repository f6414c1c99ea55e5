package dev.parley.connectors.openapi;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as the JSON that OpenAPI means by it (YAML 1.2's JSON schema): {@code no} is a text, and a date too. */
final class YamlText {
    /** What aliases stand for counts each time: a few lines of them can stand for more than a machine holds. */
    private static final int MOST_NODES = 400_000;

    private static final int MOST_ALIASES = 1_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int nodes;

    private YamlText() {}

    static JsonNode read(String text) throws BrokenDocument {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(DocumentText.LONGEST);
        limits.setNestingDepthLimit(DocumentText.DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        DumperOptions unused = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits, new JsonLikeResolver());
        try {
            Node root = yaml.compose(new StringReader(text));
            return root == null ? JSON.missingNode() : new YamlText().json(root, 0);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BrokenDocument(
                    "The document is neither JSON nor YAML: %s (line %d).".formatted(e.getProblem(), line),
                    "Check that it was copied whole.");
        } catch (YAMLException e) {
            throw new BrokenDocument(
                    "The document is no YAML that can be read: %s.".formatted(e.getMessage()),
                    "Write it without so many aliases, or as JSON.");
        }
    }

    private JsonNode json(Node node, int depth) throws BrokenDocument {
        if (++nodes > MOST_NODES || depth > DocumentText.DEEPEST) {
            throw new BrokenDocument(
                    "The document is too large or too deep once its aliases are followed.",
                    "Write it without aliases (&name, *name), or import a part of the API.");
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, depth);
            case SequenceNode sequence -> array(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> JSON.nullNode();
        };
    }

    private ObjectNode object(MappingNode mapping, int depth) throws BrokenDocument {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                continue;
            }
            JsonNode value = json(entry.getValueNode(), depth + 1);
            if (Tag.MERGE.equals(key.getTag())) {
                value.forEachEntry((name, merged) -> {
                    if (!object.has(name)) {
                        object.set(name, merged);
                    }
                });
            } else {
                object.set(key.getValue(), value);
            }
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, int depth) throws BrokenDocument {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(json(item, depth + 1));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (Tag.NULL.equals(scalar.getTag())) {
            return JSON.nullNode();
        } else if (Tag.BOOL.equals(scalar.getTag())) {
            return JSON.booleanNode(text.equalsIgnoreCase("true"));
        } else if (Tag.INT.equals(scalar.getTag()) && text.matches("[-+]?\\d{1,18}")) {
            return JSON.numberNode(new BigInteger(text).longValueExact());
        } else if (Tag.FLOAT.equals(scalar.getTag()) && text.length() < 40) {
            return JSON.numberNode(new BigDecimal(text));
        }
        return JSON.stringNode(text);
    }

    private static final class JsonLikeResolver extends Resolver {
        private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
        private static final Pattern FRACTION =
                Pattern.compile("[-+]?[0-9]+\\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?|[-+]?[0-9]+[eE][-+]?[0-9]{1,3}");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, TRUE_OR_FALSE, "tTfF");
            addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FRACTION, "-+0123456789");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
