package dev.parley.bot;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock.JsonSchemaVersion;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.MatchesJsonSchemaPattern;
import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowJson.Parsed;
import dev.parley.engine.workflow.WorkflowRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference names every field the published schema has, and no other; every workflow shown in a document fits that schema. */
class WorkflowReferenceTest {
    private static final Path ROOT = Path.of("..");
    private static final JsonNode SCHEMA = WorkflowJson.schema();
    private static final String REFERENCE = text(ROOT.resolve("docs/workflow.md"));

    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** A field where a table tells of it: {@code `secret?`: callers must sign}. */
    private static final Pattern TOLD = Pattern.compile("(?:^|; )(?:either )?`([A-Za-z]+)(\\??)`(?=:| \\(|;|$)");

    private static final GuardedHttpClient CLIENT = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY);
    private static final OperationCatalog OPERATIONS =
            Connectors.load(new Surroundings(CLIENT, new LocalModel())).operations();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void every_workflow_in_every_document_fits_the_schema_and_has_no_finding_of_an_error() throws Exception {
        WorkflowRules rules = new WorkflowRules(new Expressions(), OPERATIONS);
        List<JsonNode> workflows = workflows();

        assertThat(workflows).hasSizeGreaterThan(2);
        for (JsonNode workflow : workflows) {
            String name = workflow.path("name").asString();
            assertThat(misfits(workflow)).as(name).isEmpty();
            Parsed parsed = WorkflowJson.read(workflow);
            assertThat(parsed.notes()).as(name).isEmpty();
            assertThat(rules.check(parsed.workflow())).as(name).noneMatch(Finding::isError);
        }
    }

    @Test
    void the_schema_refuses_what_the_format_does_not_know() {
        String workflow = """
                {"parley": 1, "name": "Greet", "trigger": {"type": "manual"},
                 "nodes": [{"id": "a", "use": "logic.if", "with": {"condition": "true"}}], "edges": []}""";
        assertThat(misfits(json(workflow))).isEmpty();
        assertThat(misfits(json(workflow.replace("\"nodes\"", "\"steps\"")))).isNotEmpty();
        assertThat(misfits(json(workflow.replace("\"condition\"", "\"when\"")))).isNotEmpty();
        assertThat(misfits(json(workflow.replace("\"manual\"", "\"pigeon\"")))).isNotEmpty();
    }

    @Test
    void the_fields_of_a_workflow_are_those_of_the_schema() {
        assertThat(firstColumn(section("## Top level"))).isEqualTo(names(SCHEMA.path("properties")));
    }

    @Test
    void what_every_step_may_set_is_what_the_schema_lets_it_set() {
        Set<String> told = firstColumn(section("### What every step may set"));
        told.addAll(Set.of("id", "use", "with"));
        assertThat(told).isEqualTo(names(SCHEMA.at("/$defs/node/properties")));
    }

    @Test
    void the_fields_of_triggers_are_those_of_the_schema() {
        Map<String, String> told = rows(section("## Triggers"));
        SCHEMA.at("/$defs/trigger/oneOf").valueStream().forEach(trigger -> {
            String type = trigger.at("/properties/type/const").stringValue();
            assertFields(type, told.get(type), trigger, Set.of("type"));
        });
    }

    @Test
    void the_fields_of_every_kind_of_step_are_those_of_the_schema() {
        Map<String, String> told = rows(section("## Steps"));
        SCHEMA.at("/$defs/node/allOf").valueStream().forEach(kind -> {
            String use = kind.at("/if/properties/use/const").stringValue();
            assertThat(told).containsKey(use);
            JsonNode with = kind.at("/then/properties/with");
            if (told.get(use).equals("see below")) {
                assertThat(firstColumn(section("### " + use))).as(use).isEqualTo(names(with.path("properties")));
            } else {
                assertFields(use, told.get(use), with, Set.of());
            }
        });
    }

    @Test
    void the_fields_of_every_operation_are_those_it_takes() {
        Map<String, String> told = rows(section("## Steps"));
        for (OperationSpec operation : OPERATIONS.specs()) {
            Set<String> fields = names(operation.input().path("properties"));
            if (fields.contains(ConnectedOperation.CONNECTION)) {
                continue; // of a connected system: docs/connectors-coverage.md, which is generated
            }
            String row = told.get(operation.id());
            assertThat(
                            row.equals("see below")
                                    ? firstColumn(section("### " + operation.id()))
                                    : told(row).keySet())
                    .as(operation.id())
                    .isEqualTo(fields);
        }
    }

    /** Every field is named; those told of at the beginning of a clause are fields, and marked where they may be left out. */
    private static void assertFields(String what, String row, JsonNode schema, Set<String> untold) {
        Set<String> fields = names(schema.path("properties"));
        fields.removeAll(untold);
        assertThat(told(row).keySet()).as(what).isEqualTo(fields);
        Set<String> required = texts(schema.path("required"));
        Set<String> oneOf = new TreeSet<>();
        schema.path("oneOf").valueStream().forEach(choice -> oneOf.addAll(texts(choice.path("required"))));
        told(row).forEach((field, isOptional) -> {
            if (!oneOf.contains(field)) {
                assertThat(isOptional).as(what + "." + field).isEqualTo(!required.contains(field));
            }
        });
    }

    /** Fields and whether they may be left out. */
    private static Map<String, Boolean> told(String row) {
        Map<String, Boolean> fields = new TreeMap<>();
        String clauses = row.startsWith("either ") ? row.replace(" or `", "; `") : row;
        TOLD.matcher(clauses)
                .results()
                .forEach(found -> fields.put(found.group(1), !found.group(2).isEmpty()));
        return fields;
    }

    private static List<String> misfits(JsonNode workflow) {
        MatchResult result =
                new MatchesJsonSchemaPattern(SCHEMA.toString(), JsonSchemaVersion.V202012).match(workflow.toString());
        return result.isExactMatch()
                ? List.of()
                : Stream.concat(
                                Stream.of("does not fit"),
                                result.getSubEvents().stream().map(event -> String.valueOf(event.getData())))
                        .toList();
    }

    /** Complete ones; {@code {"parley": 1}} alone stands for any. */
    private static List<JsonNode> workflows() {
        try (Stream<Path> documents =
                Stream.concat(Stream.of(ROOT.resolve("README.md")), Files.walk(ROOT.resolve("docs")))) {
            return documents
                    .filter(file -> file.toString().endsWith(".md"))
                    // What Parley said in a conversation is quoted there, and is no reference.
                    .filter(file -> !file.getParent().endsWith("transcripts"))
                    .sorted()
                    .flatMap(file -> groups(JSON_BLOCK, text(file)))
                    .map(WorkflowReferenceTest::json)
                    .flatMap(block -> Stream.of(block, block.path("workflow")))
                    .filter(block -> block.has("parley") && block.size() > 1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** The second column of the first table, by what the first one names. */
    private static Map<String, String> rows(String section) {
        Map<String, String> rows = new TreeMap<>();
        table(section)
                .forEach(row -> groups(CODE, cells(row)[0]).forEach(name -> rows.put(name, cells(row)[1].strip())));
        return rows;
    }

    private static Set<String> firstColumn(String section) {
        return table(section).flatMap(row -> groups(CODE, cells(row)[0])).collect(toCollection(TreeSet::new));
    }

    private static String[] cells(String row) {
        return row.substring(2).split(" \\| ");
    }

    private static Stream<String> table(String section) {
        return section.lines()
                .dropWhile(line -> !line.startsWith("| "))
                .takeWhile(line -> line.startsWith("| "))
                .skip(2);
    }

    /** From its heading to the next heading. */
    private static String section(String heading) {
        String after = REFERENCE.split("\n" + Pattern.quote(heading) + "\n", 2)[1];
        return after.split("\n#", 2)[0];
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
