package dev.parley.engine.workflow;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.NodeSettings.Retry;
import dev.parley.engine.workflow.WorkflowSettings.Concurrency;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published schema has a field for every component of the records, and no other. */
class WorkflowSchemaFieldsTest {
    private static final JsonNode SCHEMA = WorkflowJson.schema();

    @Test
    void of_every_kind_of_step() {
        Set<Class<?>> shown = new HashSet<>();
        for (Node node :
                Examples.parse(Examples.file(Examples.EVERY_KIND)).workflow().nodes()) {
            shown.add(node.getClass());
            if (!(node instanceof Node.Call)) {
                assertThat(properties("/$defs/node/allOf/%d/then/properties/with/properties"
                                .formatted(Uses.OWN.indexOf(Uses.of(node)))))
                        .as(Uses.of(node))
                        .isEqualTo(components(node.getClass(), "id", "settings"));
            }
        }
        assertThat(leaves(Node.class)).allMatch(shown::contains);
    }

    @Test
    void of_what_every_step_may_set() {
        Set<String> fields = components(NodeSettings.class);
        fields.addAll(Set.of("id", "use", "with"));
        assertThat(properties("/$defs/node/properties")).isEqualTo(fields);
        assertThat(properties("/$defs/node/properties/retry/properties")).isEqualTo(components(Retry.class));
    }

    @Test
    void of_every_trigger() {
        SCHEMA.at("/$defs/trigger/oneOf").valueStream().forEach(trigger -> {
            String type = trigger.at("/properties/type/const").stringValue();
            Class<?> record = leaves(Trigger.class)
                    .filter(kind -> kind.getSimpleName().equalsIgnoreCase(type))
                    .findFirst()
                    .orElseThrow();
            Set<String> fields = components(record);
            fields.add("type");
            assertThat(sorted(trigger.at("/properties").propertyNames().stream()))
                    .as(type)
                    .isEqualTo(fields);
        });
        Set<String> ofInputs = components(Trigger.Input.class, "bounds");
        ofInputs.addAll(components(Bounds.class));
        assertThat(properties("/$defs/input/properties")).isEqualTo(ofInputs);
    }

    @Test
    void of_the_workflow_itself() {
        Set<String> fields = components(Workflow.class, "settings");
        fields.addAll(components(WorkflowSettings.class));
        fields.addAll(Set.of("$schema", "parley"));
        assertThat(properties("/properties")).isEqualTo(fields);
        assertThat(properties("/properties/concurrency/properties")).isEqualTo(components(Concurrency.class));
        assertThat(properties("/$defs/edge/properties")).isEqualTo(components(Edge.class));
    }

    private static Set<String> properties(String pointer) {
        return sorted(SCHEMA.at(pointer).propertyNames().stream());
    }

    private static Set<String> components(Class<?> record, String... except) {
        Set<String> names = sorted(Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName));
        names.removeAll(Set.of(except));
        return names;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WorkflowSchemaFieldsTest::leaves)
                : Stream.of(type);
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(toCollection(TreeSet::new));
    }
}
