package dev.parley.connectors.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.engine.operation.OperationSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents that are broken, or made to break who reads them. */
@Timeout(20)
class HostileDocumentTest {
    private static final String HEAD =
            "openapi: 3.0.3\ninfo: {title: Evil, version: '1'}\nservers: [{url: 'https://evil.test'}]\n";

    @Test
    void aliases_that_stand_for_millions_of_things_are_not_followed() {
        String laughs = HEAD + "x0: &a0 [lol, lol]\n"
                + IntStream.range(1, 30)
                        .mapToObj(i -> "x%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
                        .collect(Collectors.joining())
                + "paths: {}\n";

        assertBroken(laughs).hasMessageContaining("aliases");
        assertBroken(HEAD + "paths: &p {/a: *p}\n").hasMessageContaining("too deep");
    }

    @Test
    void twenty_megabytes_are_not_read() {
        assertBroken(HEAD + "paths: {}\nx: '" + "y".repeat(20 << 20) + "'").hasMessageContaining("20,9");
    }

    @Test
    void a_hundred_thousand_brackets_are_not_read() {
        assertBroken("{\"openapi\": " + "[".repeat(100_000)).hasMessageContaining("no JSON");
        assertBroken(HEAD + "x: " + "[".repeat(100_000)).isInstanceOf(BrokenDocument.class);
    }

    @Test
    void yaml_that_names_classes_makes_no_objects() {
        assertBroken(
                        HEAD
                                + "x: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://169.254.169.254/']]\npaths: {}")
                .hasMessageContaining("not allowed");
    }

    @Test
    void references_to_elsewhere_are_said_and_not_followed() {
        ApiDescription description = Documents.read(HEAD + """
                paths:
                  /a: {$ref: 'http://169.254.169.254/latest/meta-data'}
                  /b:
                    get:
                      parameters: [{$ref: 'file:///etc/passwd'}]
                  /c:
                    get:
                      responses:
                        '200': {content: {application/json: {schema: {$ref: 'other.yaml#/Pet'}}}}
                """);

        assertThat(description.specs("evil")).extracting(OperationSpec::id).containsExactly("evil.get_c");
        assertThat(description.omissions())
                .extracting(Omission::code, Omission::where)
                .containsExactly(
                        tuple("remote_ref", "/a"), tuple("remote_ref", "GET /b"), tuple("remote_ref", "GET /c"));
    }

    @Test
    void references_in_a_circle_end() {
        ApiDescription description = Documents.read(HEAD + """
                paths:
                  /a: {$ref: '#/paths/~1b'}
                  /b: {$ref: '#/paths/~1a'}
                  /c:
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
                components:
                  schemas:
                    A: {properties: {b: {$ref: '#/components/schemas/B'}, a: {$ref: '#/components/schemas/A'}}}
                    B: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
                """);

        assertThat(description.specs("evil")).extracting(OperationSpec::id).containsExactly("evil.post_c");
    }

    @Test
    void schemas_that_multiply_are_cut() {
        String schemas = IntStream.range(0, 11)
                .mapToObj(i -> "    S%d: {properties: {%s}}\n"
                        .formatted(
                                i,
                                IntStream.range(0, 20)
                                        .mapToObj(field ->
                                                "f%d: {$ref: '#/components/schemas/S%d'}".formatted(field, i + 1))
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
        String paths = IntStream.range(0, 400)
                .mapToObj(i ->
                        "  /p%d: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}}}\n"
                                .formatted(i))
                .collect(Collectors.joining());

        ApiDescription description = Documents.read(
                HEAD + "paths:\n" + paths + "components:\n  schemas:\n" + schemas + "    S11: {type: string}\n");

        assertThat(description.specs("evil")).hasSize(400);
        assertThat(description.specs("evil").stream()
                        .mapToLong(spec -> spec.output().toString().length())
                        .sum())
                .isLessThan(8_000_000);
        assertThat(description.omissions()).extracting(Omission::code).contains("large_schema");
    }

    @Test
    void what_is_wrong_with_a_document_is_said() {
        assertBroken("{\"openapi\": \"3.0.0\",").hasMessageContaining("no JSON").hasMessageContaining("line 1");
        assertBroken("openapi: [3").hasMessageContaining("neither JSON nor YAML");
        assertBroken("hello").hasMessageContaining("`openapi` is missing");
        assertBroken("").hasMessageContaining("`openapi` is missing");
        assertBroken("swagger: '2.0'").hasMessageContaining("Swagger 2.0");
        assertBroken("openapi: 4.0.0").hasMessageContaining("OpenAPI 4.0.0");
        assertBroken("openapi: 3.1.0").hasMessageContaining("no `paths`");
        assertBroken(HEAD + "paths: {}").hasMessageContaining("no operation");
        assertThatThrownBy(() -> ApiDescription.read("openapi: 3.1.0\npaths: {/a: {get: {}}}", null, null))
                .hasMessageContaining("does not say where the API is");
    }

    @Test
    void paths_lead_nowhere_but_into_the_api() {
        ApiDescription description = Documents.read(HEAD + """
                paths:
                  /ok: {get: {}}
                  '/a?b=c': {get: {}}
                  '//evil': {get: {}}
                  'https://other.test/x': {get: {}}
                  /with/{hole}: {get: {}}
                  /own: {servers: [{url: 'http://169.254.169.254'}], get: {}}
                  /header: {get: {parameters: [{name: "X\\r\\nHost", in: header, schema: {}}, {name: Host, in: header, schema: {}}]}}
                """);

        assertThat(description.specs("evil"))
                .extracting(OperationSpec::id)
                .isEqualTo(List.of("evil.get_ok", "evil.get_evil", "evil.get_header"));
        assertThat(Documents.spec(description, "get_header")
                        .input()
                        .path("properties")
                        .propertyNames())
                .containsExactly("connection");
        assertThat(description.baseUrl()).isEqualTo(URI.create("https://evil.test"));
    }

    @Test
    void reading_a_large_document_takes_little_time() {
        String paths = IntStream.range(0, 600)
                .mapToObj(i -> "  /p%d: {get: {operationId: op%d, responses: {}}}\n".formatted(i, i))
                .collect(Collectors.joining());

        long begun = System.nanoTime();
        ApiDescription description = Documents.read(HEAD + "paths:\n" + paths);

        assertThat(description.specs("evil")).hasSize(500);
        assertThat(description.omissions()).extracting(Omission::code).containsExactly("too_many");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    private static AbstractThrowableAssert<?, ?> assertBroken(String text) {
        return assertThatThrownBy(() -> ApiDescription.read(text, null, null)).isInstanceOf(BrokenDocument.class);
    }
}
