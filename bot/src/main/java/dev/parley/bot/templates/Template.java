package dev.parley.bot.templates;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.bot.chat.Form;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A workflow to begin with.
 *
 * @param summary what it does for whom, in a sentence or two
 * @param settings what a team has to say once
 */
record Template(String id, String title, String summary, List<Setting> settings, Workflow workflow) {
    /** The {@code data.set} step whose values the settings are; every other step reads them there. */
    static final String STEP = "settings";

    Template {
        settings = List.copyOf(settings);
    }

    /**
     * @param type what may be said
     * @param usual what it is unless somebody says otherwise; null when somebody has to
     */
    record Setting(
            String name,
            String label,
            Form.Type type,
            @Nullable String help,
            @JsonProperty("default") @Nullable JsonNode usual) {
        Form.Field field() {
            return new Form.Field(name, label, type, usual == null, usual == null ? null : usual.asString());
        }
    }

    Form form() {
        return new Form(settings.stream().map(Setting::field).toList());
    }

    /** The connectors it calls or hears. */
    Set<String> connectors() {
        Stream<String> called = workflow.nodes().stream()
                .filter(Node.Call.class::isInstance)
                .map(node -> ((Node.Call) node).operation());
        Stream<String> heard =
                workflow.trigger() instanceof Trigger.Event event ? Stream.of(event.source()) : Stream.of();
        Set<String> names = new TreeSet<>();
        Stream.concat(called, heard)
                .filter(id -> id.contains("."))
                .forEach(id -> names.add(id.substring(0, id.indexOf('.'))));
        return names;
    }
}
