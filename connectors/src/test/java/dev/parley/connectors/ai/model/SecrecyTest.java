package dev.parley.connectors.ai.model;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.ai.model.Desk.KEY;
import static dev.parley.connectors.ai.model.Desk.ask;
import static dev.parley.connectors.ai.model.Desk.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.vault.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecrecyTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Test
    void settings_do_not_show_the_key() {
        var settings = new ProviderSettings(
                Provider.OPENAI, new Secret(KEY), URI.create("https://api.openai.com/v1"), "gpt-5.4-mini");

        assertThat(settings.toString()).contains("key=•••").doesNotContain(KEY);
        assertThat(ModelSettings.of(List.of(settings)).toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, 401", "OPENAI, 500", "ANTHROPIC, 400", "GEMINI, 404", "OPENAI, 429"})
    void a_provider_that_quotes_the_key_does_not_spread_it(Shape shape, int status) throws Exception {
        Desk desk = Desk.with(far, shape)
                .answering(
                        shape, error(shape, status).withBody(shape.error(status, "Incorrect key " + KEY + " given.")));

        ModelException failure = desk.failure(ask());

        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        assertThat(everything + failure.hint() + failure.tried() + failure.problem())
                .doesNotContain(KEY);
    }

    @Test
    void a_redirect_is_not_followed_with_the_key() throws Exception {
        Desk desk = Desk.with(far, Shape.OPENAI)
                .answering(Shape.OPENAI, WireMock.aResponse().withStatus(307).withHeader("Location", "/elsewhere"));

        assertThat(desk.failure(ask()).problem()).isInstanceOf(ModelProblem.Rejected.class);
        far.verify(0, WireMock.postRequestedFor(WireMock.urlEqualTo("/elsewhere")));
    }
}
