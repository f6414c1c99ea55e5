package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Step;
import dev.parley.engine.operation.OperationSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a thinking step gives its operation: the data, how to do it as far as somebody said, and else what is usual. What others write goes
 * only where it counts as data.
 *
 * @param what the object of the verb, such as {@code ticket}
 * @param noun what arrives
 */
record ThinkingInput(Step.Think think, Given given, String what, String noun) {
    private static final Set<String> TEXTS =
            Set.of("text", "input", "content", "document", "material", "message", "data", "audio");
    private static final Set<String> WISHES = Set.of("instructions", "instruction", "prompt", "task");
    /** One thing held against another: what somebody asks or claims, and where it is looked up. */
    private static final Set<String> PAIRS = Set.of("question", "sources", "claims", "source");

    private static final Set<String> PAGES = Set.of("page", "web page", "webpage", "website", "site", "url", "link");

    /** Fields that are usual of things of that name. */
    private static final Map<String, List<String>> USUAL_FIELDS = Map.of(
            "invoice", List.of("vendor", "invoice number", "date", "due date", "total", "currency"),
            "receipt", List.of("vendor", "date", "total", "currency"),
            "order", List.of("order number", "customer", "items", "total"),
            "resume", List.of("name", "email", "phone", "skills", "last employer"),
            "cv", List.of("name", "email", "phone", "skills", "last employer"),
            "lead", List.of("name", "company", "email", "phone"),
            "contract", List.of("parties", "start date", "end date", "amount"));

    private static final List<String> USUAL_OF_ANYTHING = List.of("subject", "names", "dates", "amounts");

    static boolean isPage(String what) {
        return PAGES.contains(what);
    }

    /**
     * Those that were named, else those that are usual.
     *
     * @param noun what arrives, such as {@code invoice}
     */
    static List<String> fields(Step.Think think, String noun) {
        String named = think.manner().get("fields");
        if (named == null) {
            return USUAL_FIELDS.getOrDefault(think.what(), USUAL_FIELDS.getOrDefault(noun, USUAL_OF_ANYTHING));
        }
        return Arrays.stream(named.replaceAll("[\\[\\]\"]", "").split("[,;\\n]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether everything the operation needs is known. */
    boolean canFill(OperationSpec spec) {
        for (JsonNode needed : spec.input().path("required")) {
            String name = needed.asString();
            boolean isKnown = TEXTS.contains(name)
                    || WISHES.contains(name)
                    || name.equals("fields")
                    || name.equals("labels") && !think.labels().isEmpty()
                    || PAIRS.contains(name) && given.isReceiving() && given.latest() != null;
            if (!isKnown) {
                return false;
            }
        }
        return true;
    }

    ObjectNode filled(OperationSpec spec) {
        JsonNode properties = spec.input().path("properties");
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        for (JsonNode needed : spec.input().path("required")) {
            fill(needed.asString(), properties, with);
        }
        if (properties.has("data") && !with.has("data")) {
            fill("data", properties, with);
        }
        think.manner().forEach((name, value) -> {
            if (properties.has(name) && !with.has(name)) {
                with.put(name, Literals.plain(value));
            }
        });
        return with;
    }

    private void fill(String name, JsonNode properties, ObjectNode with) {
        switch (name) {
            case "labels" -> think.labels().forEach(with.putArray("labels")::add);
            case "fields" -> fields(think, noun).forEach(with.putArray("fields")::add);
            case "question", "source" -> with.put(name, "{{" + given.received() + "}}");
            case "sources", "claims" -> with.put(name, "{{" + given.latest() + "}}");
            default -> with.put(name, WISHES.contains(name) ? wish() : text(properties.path(name)));
        }
    }

    /** Where only text is taken, a word before it makes a text of data of any shape. */
    private String text(JsonNode property) {
        String data = "{{" + given.data() + "}}";
        return property.path("type").asString("").equals("string")
                ? Phrases.capitalized(Literals.plain(what)) + ": " + data
                : data;
    }

    /** In the words of whoever wished for it. */
    String wish() {
        String said = think.manner().getOrDefault("task", think.manner().get("prompt"));
        return Literals.plain(said == null ? Phrases.capitalized(think.skill().words() + " the " + what) : said);
    }
}
