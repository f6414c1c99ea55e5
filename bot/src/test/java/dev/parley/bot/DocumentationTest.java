package dev.parley.bot;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.Connector;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowRules;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the documents say is what the code does. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final String WORKFLOW = text(ROOT.resolve("docs/workflow.md"));
    private static final String HTTP = text(ROOT.resolve("docs/http.md"));

    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CALL = Pattern.compile("`((?:GET|POST|PUT|PATCH|DELETE) /[^`\\s?]*)");
    /** A finding's code where it is raised; one that ends in an underscore goes on with the name of a field. */
    private static final Pattern RAISED = Pattern.compile("\\b(?:error|warn|info|note)\\(\\s*\"([a-z_]+)\"");

    private static final GuardedHttpClient CLIENT = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY);
    private static final Connectors CONNECTORS = Connectors.load(new Surroundings(CLIENT, new LocalModel()));
    private static final OperationCatalog OPERATIONS = CONNECTORS.operations();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void every_workflow_shown_could_be_published() throws WorkflowSyntaxException {
        WorkflowRules rules = new WorkflowRules(new Expressions(), OPERATIONS);
        List<JsonNode> workflows = jsonBlocks(WORKFLOW)
                .filter(json -> json.has("parley") || json.has("start_at"))
                .toList();

        assertThat(workflows).hasSizeGreaterThan(2);
        for (JsonNode workflow : workflows) {
            assertThat(rules.check(WorkflowJson.read(workflow).workflow()))
                    .as(workflow.path("name").asString())
                    .noneMatch(Finding::isError);
        }
    }

    @Test
    void every_answer_shown_is_json() {
        assertThat(jsonBlocks(HTTP)).hasSizeGreaterThan(8).allMatch(JsonNode::isObject);
    }

    @Test
    void the_kinds_of_step_are_those_that_work() {
        Set<String> uses = sorted(Stream.concat(
                texts("/$defs/node/properties/use/anyOf/0/enum"),
                CONNECTORS.all().stream()
                        .map(Connector::spec)
                        // Those of connected systems have a table of their own: docs/connectors-coverage.md.
                        .filter(connector -> !connector.needsConnection())
                        .flatMap(connector -> connector.operations().stream())
                        .map(operation -> operation.spec().id())));

        assertThat(named(firstTable(section(WORKFLOW, "Steps")))).isEqualTo(uses);
    }

    @Test
    void the_triggers_are_those_that_work() {
        Set<String> types = sorted(WorkflowJson.schema()
                .at("/$defs/trigger/oneOf")
                .valueStream()
                .map(trigger -> trigger.at("/properties/type/const").asString()));

        assertThat(named(firstTable(section(WORKFLOW, "Triggers")))).isEqualTo(types);
    }

    @Test
    void the_findings_are_those_that_are_raised() throws IOException {
        Set<String> raised = raised();
        Set<String> told = named(firstTable(section(WORKFLOW, "Findings")));

        assertThat(raised).allSatisfy(code -> assertThat(told).anyMatch(entry -> isCalled(entry, code)));
        assertThat(told).allSatisfy(entry -> assertThat(raised).anyMatch(code -> isCalled(entry, code)));
    }

    @Test
    void the_calls_are_those_that_are_served() {
        Set<String> told = sorted(groups(CALL, HTTP).filter(call -> !call.contains("/actuator/")));

        assertThat(sorted(told.stream().map(DocumentationTest::withoutNames)))
                .isEqualTo(sorted(served().map(DocumentationTest::withoutNames)));
    }

    private static Stream<JsonNode> jsonBlocks(String document) {
        return groups(JSON_BLOCK, document).map(JsonMapper.shared()::readTree);
    }

    private static Set<String> raised() throws IOException {
        try (Stream<Path> sources = Files.list(ROOT.resolve("engine/src/main/java/dev/parley/engine/workflow"))) {
            return sorted(sources.flatMap(source -> groups(RAISED, text(source))));
        }
    }

    private static boolean isCalled(String entry, String code) {
        return code.endsWith("_") ? entry.startsWith(code) : entry.equals(code);
    }

    /** As {@code GET /api/executions/{id}}. */
    private static Stream<String> served() {
        // Whatever the conditions on it: with everything that may be connected.
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(MetadataReader component) {
                return component.getAnnotationMetadata().hasAnnotation(RestController.class.getName());
            }
        };
        var mappings = new Mappings();
        return scanner.findCandidateComponents("dev.parley.bot").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .filter(controller -> !ErrorController.class.isAssignableFrom(controller))
                .flatMap(mappings::of);
    }

    private static String withoutNames(String call) {
        return call.replaceAll("\\{[^}]*}", "{}");
    }

    /** What the first column of a table names. */
    private static Set<String> named(Stream<String> rows) {
        return sorted(rows.flatMap(row -> groups(CODE, row.split(" \\| ")[0])));
    }

    private static Stream<String> firstTable(String section) {
        return section.lines()
                .dropWhile(line -> !line.startsWith("| "))
                .takeWhile(line -> line.startsWith("| "))
                .skip(2);
    }

    private static String section(String document, String title) {
        return document.split("\n## " + title + "\n")[1].split("\n## ")[0];
    }

    private static Stream<String> texts(String pointer) {
        return WorkflowJson.schema().at(pointer).valueStream().map(JsonNode::asString);
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads mappings as the application does, without starting it. */
    private static final class Mappings extends RequestMappingHandlerMapping {
        Stream<String> of(Class<?> controller) {
            MethodIntrospector.MetadataLookup<RequestMappingInfo> lookup =
                    method -> getMappingForMethod(method, controller);
            return MethodIntrospector.selectMethods(controller, lookup).values().stream()
                    .flatMap(Mappings::calls);
        }

        private static Stream<String> calls(RequestMappingInfo mapping) {
            return mapping.getMethodsCondition().getMethods().stream()
                    .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
        }
    }
}
