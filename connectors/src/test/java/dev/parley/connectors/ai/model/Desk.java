package dev.parley.connectors.ai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ai.model.Ask.Message;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.OrgId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A router in front of stand-in providers, with a clock that only pauses move, and the books open on the table. */
public final class Desk {
    static final OrgId ORG = new OrgId(new UUID(0, 7));
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final String KEY = "sk-test-4f9a7c1e";
    static final Limits LIMITS = Limits.of(500, Duration.ofSeconds(60));
    static final JsonNode LABEL = json("""
            {"type": "object", "properties": {"label": {"type": "string", "enum": ["bug", "billing"]}}, "required": ["label"], \
            "additionalProperties": false}""");

    final List<Duration> pauses = new ArrayList<>();
    final Books books = new Books();
    final MovingClock clock = new MovingClock();
    private final WireMockExtension far;
    private final ModelRouter router;

    private Desk(
            WireMockExtension far,
            Duration attemptTime,
            Budgets budgets,
            Map<String, List<ModelName>> uses,
            Shape... order) {
        this.far = far;
        List<ProviderSettings> providers = Arrays.stream(order)
                .map(shape -> settings(far, shape.provider()))
                .toList();
        this.router = new ModelRouter(
                new ModelSettings(providers, uses, attemptTime, ModelSettings.DEFAULT_ATTEMPTS),
                PriceTable::bundled,
                books,
                budgets,
                clock,
                time -> {
                    pauses.add(time);
                    clock.move(time);
                });
    }

    public static Desk with(WireMockExtension far, Shape... order) {
        return new Desk(far, Duration.ofSeconds(20), Budgets.NONE, Map.of(), order);
    }

    static Desk impatient(WireMockExtension far, Shape... order) {
        return new Desk(far, Duration.ofMillis(150), Budgets.NONE, Map.of(), order);
    }

    public static Desk budgeted(WireMockExtension far, Budgets budgets, Shape... order) {
        return new Desk(far, Duration.ofSeconds(20), budgets, Map.of(), order);
    }

    static Desk using(WireMockExtension far, Map<String, List<ModelName>> uses, Shape... order) {
        return new Desk(far, Duration.ofSeconds(20), Budgets.NONE, uses, order);
    }

    static ProviderSettings settings(WireMockExtension far, Provider provider) {
        String path = provider.defaultBaseUrl().getPath();
        return new ProviderSettings(
                provider,
                provider.needsKey() ? new Secret(KEY) : null,
                URI.create("http://localhost:" + far.getPort() + "/" + provider.id() + path),
                provider.defaultModel());
    }

    /** Asked for prose. */
    static Ask ask() {
        return Ask.of(ORG, "summarize", List.of(Message.system("Be brief."), Message.user("What is a pump?")), LIMITS);
    }

    /** Asked for JSON. */
    static Ask askLabel() {
        return Ask.of(ORG, "classify", List.of(Message.system("Classify."), Message.user("It broke.")), LIMITS)
                .withAnswer(LABEL);
    }

    /** These answers in this order, the last one for ever. */
    public Desk answering(Shape shape, ResponseDefinitionBuilder... answers) {
        return answering(shape, shape.path(), answers);
    }

    Desk streaming(Shape shape, ResponseDefinitionBuilder... answers) {
        return answering(shape, shape.streamPath(), answers);
    }

    private Desk answering(Shape shape, String path, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            String next = i < answers.length - 1 ? "answer " + (i + 1) : "answer " + i;
            far.stubFor(post(urlPathEqualTo(prefix(shape) + path))
                    .inScenario(shape.name() + path)
                    .whenScenarioStateIs(i == 0 ? STARTED : "answer " + i)
                    .willReturn(answers[i])
                    .willSetStateTo(i == 0 && answers.length == 1 ? STARTED : next));
        }
        return this;
    }

    public static ResponseDefinitionBuilder ok(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    static ResponseDefinitionBuilder events(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/event-stream")
                .withBody(body);
    }

    public static ResponseDefinitionBuilder error(Shape shape, int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(shape.error(status, "The far end says no."));
    }

    /** For whoever asks through the router. */
    public ChatModels models() {
        return router;
    }

    public UsageLedger ledger() {
        return books;
    }

    /** Every attempt in the books so far. */
    public List<Usage> entries() {
        return List.copyOf(books.entries);
    }

    Reply reply(Ask ask) throws Exception {
        return router.ask(ask);
    }

    Reply reply() throws Exception {
        return router.ask(ask());
    }

    Heard hear(Ask ask) throws Exception {
        Heard heard = new Heard();
        heard.reply = router.stream(ask, heard);
        return heard;
    }

    ModelException failure(Ask ask) throws Exception {
        try {
            Reply reply = router.ask(ask);
            throw new AssertionError("It answered: " + reply.text());
        } catch (ModelException e) {
            return e;
        }
    }

    ModelException failureWhileHearing(Ask ask) throws Exception {
        try {
            Heard heard = hear(ask);
            throw new AssertionError("It answered: " + heard.said);
        } catch (ModelException e) {
            return e;
        }
    }

    /** Bodies of the requests a provider got, in order. */
    public List<JsonNode> requests(Shape shape) {
        return far.findAll(postRequestedFor(urlMatching(prefix(shape) + "/.*"))).stream()
                .map(request -> json(request.getBodyAsString()))
                .toList();
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String prefix(Shape shape) {
        return "/" + shape.provider().id();
    }

    /** What was told while it was written. */
    static final class Heard implements ChatModels.Words {
        final List<String> said = new ArrayList<>();

        @Nullable
        Reply reply;

        @Override
        public synchronized void next(String words) {
            said.add(words);
        }

        @Override
        public synchronized void startOver(String why) {
            said.add("↺ " + why);
        }
    }

    /** The ledger in memory. */
    static final class Books implements UsageLedger {
        final List<Usage> entries = new ArrayList<>();

        @Override
        public synchronized void record(Usage usage) {
            entries.add(usage);
        }

        @Override
        public synchronized BigDecimal spent(OrgId org, @Nullable UUID workflow, Instant since) {
            return entries.stream()
                    .filter(entry -> entry.org().equals(org)
                            && (workflow == null
                                    || workflow.equals(entry.origin().workflow()))
                            && !entry.at().isBefore(since)
                            && entry.cost() != null)
                    .map(Usage::cost)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Stands still unless moved. */
    static final class MovingClock extends Clock {
        private Instant now = NOON;

        synchronized void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("It only knows UTC");
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }
    }
}
