package dev.parley.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptFileTest {
    private static final String HEAD = """
            id: test.echo
            version: 3
            use: echo
            temperature: 0
            maxTokens: 10
            variables:
              mail: { foreign: true, about: a mail }
            """;
    private static final String BODY = "## system\nEcho.\n\n## user\n{{mail}}\n";

    @Test
    void a_whole_file_is_read() {
        Prompt prompt = parse(HEAD, BODY);

        assertThat(prompt.version()).isEqualTo(3);
        assertThat(prompt.hints()).isEqualTo(new Hints("echo", 0, 10));
        assertThat(prompt.variables()).containsExactly(new Variable("mail", true, "a mail"));
    }

    @Test
    void a_field_left_out_of_the_front_matter_is_an_error() {
        assertFails(
                HEAD.replace("version: 3\n", ""),
                BODY,
                "the front matter needs exactly the fields [id, maxTokens, temperature, use, variables, version]");
    }

    @Test
    void a_variable_that_does_not_say_whose_text_it_is_is_an_error() {
        assertFails(
                HEAD.replace("foreign: true, ", ""),
                BODY,
                "variables.mail.: the front matter needs exactly the fields [about, foreign]");
    }

    @Test
    void a_field_of_the_wrong_type_is_an_error() {
        assertFails(HEAD.replace("version: 3", "version: three"), BODY, "version has to be a Integer");
    }

    @Test
    void an_id_that_is_not_the_file_s_name_is_an_error() {
        assertFails(HEAD.replace("test.echo", "test.echoes"), BODY, "its id has to be the name of its file");
    }

    @Test
    void a_placeholder_nobody_declared_is_an_error() {
        assertFails(HEAD, BODY + "{{post}}", "it uses {{post}}, which the front matter does not declare");
    }

    @Test
    void a_variable_nobody_uses_is_an_error() {
        assertFails(HEAD, "## system\nEcho.\n\n## user\nnothing\n", "it declares and does not use [mail]");
    }

    @Test
    void foreign_text_may_not_stand_among_our_own_instructions() {
        assertFails(
                HEAD,
                "## system\n{{mail}}\n\n## user\n{{mail}}\n",
                "{{mail}} is foreign text, which has no place in ## system");
        assertFails(
                HEAD,
                "## system\nEcho.\n\n## user\nSay {{mail}} now\n",
                "{{mail}} is foreign text and needs a line of its own");
    }

    @Test
    void sections_out_of_order_are_an_error() {
        assertFails(
                HEAD,
                "## user\n{{mail}}\n\n## system\nEcho.\n",
                "it needs one section \"## system\" and then one \"## user\"");
    }

    @Test
    void a_file_without_front_matter_is_an_error() {
        assertThatThrownBy(() -> PromptFile.parse("test.echo", BODY, Optional.empty()))
                .hasMessageContaining("the file has to begin with front matter");
    }

    private static Prompt parse(String head, String body) {
        return PromptFile.parse("test.echo", "---\n" + head + "---\n" + body, Optional.empty());
    }

    private static void assertFails(String head, String body, String what) {
        assertThatThrownBy(() -> parse(head, body))
                .isInstanceOf(PromptException.class)
                .hasMessage("Prompt \"test.echo\": " + what + ".");
    }
}
