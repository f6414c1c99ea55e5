package dev.parley.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.prompts.PromptMessage.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptLibraryTest {
    private final PromptLibrary library = new PromptLibrary();

    @Test
    void a_prompt_becomes_a_system_and_a_user_message() {
        List<PromptMessage> messages = library.prompt("ai.draft")
                .render(Map.of(
                        "task", "Answer it", "tone", "brief", "language", "English", "material", "The pump broke."));

        assertThat(messages).extracting(PromptMessage::role).containsExactly(Role.SYSTEM, Role.USER);
        assertThat(messages.get(1).text())
                .startsWith("Task: Answer it\nTone: brief\nLanguage: English")
                .contains("The pump broke.");
    }

    @Test
    void a_missing_variable_is_an_error_that_names_it() {
        assertThatThrownBy(() -> library.prompt("ai.extract").render(Map.of("text", "x")))
                .isInstanceOf(PromptException.class)
                .hasMessage("Prompt \"ai.extract\": no value for [fields].");
    }

    @Test
    void an_unknown_variable_is_an_error_that_names_those_there_are() {
        assertThatThrownBy(() ->
                        library.prompt("ai.extract").render(Map.of("text", "x", "fields", "name", "tone", "grim")))
                .hasMessage("Prompt \"ai.extract\": it has no variable [tone], only [fields, text].");
    }

    @Test
    void braces_and_dollars_in_a_value_mean_nothing() {
        String text = rendered("ai.summarize", Map.of("text", "{{language}} costs $1 \\ {{text}}"));

        assertThat(text).contains("{{language}} costs $1 \\ {{text}}");
    }

    @Test
    void an_unknown_prompt_is_an_error_that_says_where_prompts_are() {
        assertThatThrownBy(() -> library.prompt("ai.rhyme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no prompt \"ai.rhyme\". Prompts are files dev/parley/prompts/<id>.md.");
        assertThatThrownBy(() -> library.prompt("../secret")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_trace_can_tell_which_version_spoke() {
        assertThat(library.prompt("ai.translate").label()).isEqualTo("ai.translate@2");
    }

    private String rendered(String id, Map<String, String> values) {
        Prompt prompt = library.prompt(id);
        Map<String, String> all = new HashMap<>();
        prompt.variables().forEach(variable -> all.put(variable.name(), "some " + variable.name()));
        all.putAll(values);
        return prompt.render(all).getLast().text();
    }
}
