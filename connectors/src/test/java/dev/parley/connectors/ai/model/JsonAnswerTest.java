package dev.parley.connectors.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JsonAnswerTest {
    private static final JsonNode ORDER = Desk.json("""
            {"type": "object", "required": ["id", "lines"], "additionalProperties": false, "properties": {
              "id": {"type": "string"}, "state": {"enum": ["open", "paid"]}, "due": {"type": ["string", "null"]},
              "total": {"anyOf": [{"type": "number"}, {"type": "null"}]},
              "lines": {"type": "array", "items": {"type": "object", "properties": {"count": {"type": "integer"}}}}}}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": \"A1\", \"lines\": [], \"due\": null, \"total\": 1.5} |",
                "[1] | the answer must be of type object",
                "{\"lines\": []} | the answer lacks \"id\"",
                "{\"id\": 1, \"lines\": []} | the answer.id must be of type string",
                "{\"id\": \"A1\", \"lines\": [], \"state\": \"lost\"} | the answer.state must be one of [\"open\",\"paid\"]",
                "{\"id\": \"A1\", \"lines\": [{\"count\": 1}, {\"count\": 1.5}]} | the answer.lines[1].count must be of type integer",
                "{\"id\": \"A1\", \"lines\": [], \"total\": \"9\"} | the answer.total fits none of the forms allowed there",
                "{\"id\": \"A1\", \"lines\": [], \"note\": \"x\"} | the answer may not have \"note\"",
                "{\"id\": \"A1\", \"lines\": [ | it is not JSON",
            })
    void an_answer_is_held_against_its_schema(String answer, String fault) {
        assertThat(JsonAnswer.read(answer, ORDER).fault()).isEqualTo(fault);
    }

    @Test
    void a_code_fence_is_forgiven_and_chatter_is_not() {
        String json = "{\"id\": \"A1\", \"lines\": []}";

        assertThat(JsonAnswer.read("```json\n" + json + "\n```", ORDER).json()).isEqualTo(Desk.json(json));
        assertThat(JsonAnswer.read("Here you are: " + json, ORDER).fault()).isEqualTo("it is not JSON");
        assertThat(JsonAnswer.read(json + " I hope this helps.", ORDER).fault()).isEqualTo("it is not JSON");
    }
}
