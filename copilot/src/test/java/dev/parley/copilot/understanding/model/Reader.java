package dev.parley.copilot.understanding.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.ai.model.Budgets;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.ai.model.ModelRouter;
import dev.parley.connectors.ai.model.ModelSettings;
import dev.parley.connectors.ai.model.PriceTable;
import dev.parley.connectors.ai.model.ProviderSettings;
import dev.parley.connectors.ai.model.UsageLedger;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.vault.Secret;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.understanding.GuidedUnderstanding;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads wishes by a stand-in of a maker's API, with the real prompt, the real router and the real operations. */
final class Reader implements UsageLedger {
    static final OrgId ORG = new OrgId(new UUID(0, 7));
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Embeddings EMBEDDINGS = new LocalModel();
    static final OperationCatalog OPERATIONS = Connectors.load(
                    new Surroundings(new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY), EMBEDDINGS))
            .operations();

    private final WireMockExtension far;
    private final Maker maker;
    private final List<Usage> used = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(20);
    private Budgets budgets = Budgets.NONE;

    Reader(WireMockExtension far, Maker maker) {
        this.far = far;
        this.maker = maker;
    }

    /** These answers in this order, the last one for ever. */
    Reader answering(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            far.stubFor(post(urlPathEqualTo(maker.path))
                    .inScenario("model")
                    .whenScenarioStateIs(i == 0 ? STARTED : "answer " + i)
                    .willReturn(answers[i])
                    .willSetStateTo(i < answers.length - 1 ? "answer " + (i + 1) : i == 0 ? STARTED : "answer " + i));
        }
        return this;
    }

    Reader answering(String said) {
        return answering(filled(said));
    }

    Reader impatient() {
        patience = Duration.ofMillis(200);
        return this;
    }

    Reader budgeted(Budgets holding) {
        budgets = holding;
        return this;
    }

    ResponseDefinitionBuilder filled(String said) {
        return ok(maker.answer(Answers.whole(said), maker.whole));
    }

    static ResponseDefinitionBuilder ok(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    Reading read(String wish) {
        return understandingOf(readers()).read(wish, Brief.empty(ZONE));
    }

    private static Understanding understandingOf(Readers readers) {
        return readers.of(ORG, new GuidedUnderstanding(EMBEDDINGS));
    }

    static Reading guided(String wish) {
        return new GuidedUnderstanding(EMBEDDINGS).read(wish, Brief.empty(ZONE));
    }

    /** Errors of the workflow that would be drafted. */
    static List<Finding> errors(Reading reading) {
        return new Drafter(OPERATIONS, new Expressions())
                .draft(Merge.into(Brief.empty(ZONE), reading), List.of()).findings().stream()
                        .filter(Finding::isError)
                        .toList();
    }

    /** Bodies of the requests the maker got. */
    List<String> requests() {
        return far.findAll(postRequestedFor(urlPathEqualTo(maker.path))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    List<Usage> used() {
        return used;
    }

    private Readers readers() {
        String key = "sk-test-4f9a7c1e";
        String version = maker.provider.defaultBaseUrl().getPath();
        ProviderSettings settings = new ProviderSettings(
                maker.provider,
                new Secret(key),
                URI.create("http://localhost:" + far.getPort() + version),
                maker.provider.defaultModel());
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZONE);
        ModelRouter router = new ModelRouter(
                new ModelSettings(List.of(settings), Map.of(), patience, 1), PriceTable::bundled, this, budgets, clock);
        return new ModelReaders(router, OPERATIONS, new Expressions(), EMBEDDINGS, clock);
    }

    @Override
    public synchronized void record(Usage usage) {
        used.add(usage);
    }

    @Override
    public BigDecimal spent(OrgId org, @Nullable UUID workflow, Instant since) {
        return BigDecimal.ONE;
    }
}
