package dev.parley.copilot.understanding.model;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A model's whole answer from the part of it that says something: all other fields are there, and empty. */
final class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORM = """
            {"name": "", "start": {}, "steps": [], "removed": [], "retries": 0, "answer_within": "", "notes": []}""";
    private static final String START = """
            {"kind": "unspoken", "what": "", "cron": "", "words": "", "zone": "", "source": "said", "confidence": 0.9}""";
    private static final String STEP = """
            {"key": 0, "inside": 0, "branch": "", "operation": "", "title": "", "system": "", "inputs": [], "conditions": [],
             "match": "all", "people": [], "quorum": 0, "duration": "", "source": "said", "confidence": 0.9}""";

    private Answers() {}

    static String whole(String said) {
        ObjectNode form = laid(FORM, JSON.readTree(said));
        form.set("start", laid(START, form.path("start")));
        var steps = JSON.createArrayNode();
        form.path("steps").forEach(step -> {
            ObjectNode full = laid(STEP, step);
            var inputs = JSON.createArrayNode();
            for (Map.Entry<String, JsonNode> input : step.path("inputs").properties()) {
                inputs.addObject()
                        .put("name", input.getKey())
                        .put("value", input.getValue().asString());
            }
            full.set("inputs", inputs);
            steps.add(full);
        });
        form.set("steps", steps);
        return form.toString();
    }

    private static ObjectNode laid(String empty, JsonNode said) {
        ObjectNode all = (ObjectNode) JSON.readTree(empty);
        said.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
        return all;
    }
}
