package dev.parley.connectors;

import static dev.parley.connectors.Calls.call;
import static dev.parley.connectors.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RecordOperationTest {
    private final Greet greet = new Greet();

    @Test
    void the_records_are_the_schema() {
        assertThat(greet.spec().input()).isEqualTo(json("""
                {'type': 'object',
                 'properties': {
                   'name': {'type': 'string', 'description': 'who is greeted'},
                   'tone': {'type': 'string', 'enum': ['warm', 'cool'], 'default': 'warm'},
                   'times': {'type': 'integer', 'default': 1},
                   'pause': {'type': 'string', 'format': 'duration'},
                   'friends': {'type': 'array', 'items': {
                     'type': 'object', 'properties': {'name': {'type': 'string'}, 'page': {'type': 'string', 'format': 'uri'}},
                     'required': ['name'], 'additionalProperties': false}},
                   'notes': {'type': 'object', 'additionalProperties': {'type': 'string'}},
                   'anything': {}},
                 'required': ['name'],
                 'additionalProperties': false}
                """));
        assertThat(greet.spec().output().get("required")).isEqualTo(json("['words', 'echo']"));
    }

    @Test
    void the_sample_is_an_output() {
        assertThat(greet.spec().sample()).isEqualTo(json("{'words': 'Hello Ana', 'echo': null}"));
        assertThat(greet.spec().connector()).isEqualTo("polite");
        assertThat(greet.spec().effect()).isEqualTo(Effect.READ);
    }

    @Test
    void what_is_left_out_takes_its_default_or_null() throws Exception {
        assertThat(call(greet, "{'name': 'Ana'}").get("words").stringValue()).isEqualTo("WARM 1 Ana null null");
    }

    @Test
    void what_is_given_arrives_in_the_record() throws Exception {
        JsonNode output = call(
                greet,
                "{'name': 'Ana', 'tone': 'cool', 'times': 2, 'pause': '5m', 'friends': [{'name': 'Bo'}], 'anything': [1]}");

        assertThat(output.get("words").stringValue()).isEqualTo("COOL 2 Ana PT5M [Friend[name=Bo, page=null]]");
        assertThat(output.get("echo")).isEqualTo(json("[1]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'name': null} | Step \"post\" has no \"name\".",
                "{'name': 'Ana', 'friends': [{'name': 'Bo'}, {}]} | Step \"post\" has no \"friends[1].name\".",
                "{'name': 'Ana', 'times': 'often'} | Step \"post\" cannot use its \"times\": \"often\" is not such a number.",
                "{'name': 'Ana', 'friends': 'Bo'} | Step \"post\" cannot use its \"friends\": it is not a list.",
                "{'name': 'Ana', 'friends': [{'name': 'Bo', 'age': 3}]} | Step \"post\" cannot use its \"friends[0].age\": there is no such field."
            })
    void what_does_not_fit_is_refused_by_its_path(String input, String message) {
        var refusal = catchThrowableOfType(OperationException.class, () -> call(greet, input));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.error().hint()).contains("polite.greet takes name, tone, times");
    }

    @Test
    void an_operation_belongs_to_its_connector() {
        assertThatThrownBy(() -> ConnectorSpec.named("rude").operations(greet)).hasMessageContaining("polite.greet");
    }

    static final class Greet extends RecordOperation<Greet.Input, Greet.Output> {
        enum Tone {
            @JsonProperty("warm")
            WARM,
            @JsonProperty("cool")
            COOL
        }

        record Friend(String name, @Nullable URI page) {}

        record Input(
                @Doc("who is greeted") String name,
                @Default("\"warm\"") Tone tone,
                @Default("1") int times,
                @Nullable Duration pause,
                @Nullable List<Friend> friends,
                @Nullable Map<String, String> notes,
                @Nullable JsonNode anything) {}

        record Output(String words, JsonNode echo) {}

        Greet() {
            super(Description.operation("polite.greet", "Greet", "Says hello.")
                    .effect(Effect.READ)
                    .of(Input.class, new Output("Hello Ana", json("null"))));
        }

        @Override
        protected Output run(Input in, OperationContext context) {
            String words = "%s %d %s %s %s".formatted(in.tone(), in.times(), in.name(), in.pause(), in.friends());
            return new Output(words, in.anything() == null ? json("null") : in.anything());
        }
    }
}
