package dev.parley.copilot.safeguards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.ai.model.ModelSettings;
import dev.parley.connectors.ai.model.PriceTable;
import dev.parley.connectors.ai.model.Provider;
import dev.parley.connectors.ai.model.ProviderSettings;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.vault.Secret;
import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.Draft.State;
import dev.parley.copilot.Recognized;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.estimate.Estimate;
import dev.parley.copilot.estimate.Estimates;
import dev.parley.copilot.patterns.Patterns;
import dev.parley.copilot.scene.Ground;
import dev.parley.copilot.scene.House;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowRules;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A careful colleague looks at a workflow, in a company whose mail is {@code acme.test} and that has a model of its own. */
public record Look(Workflow workflow, String wish, House house, Map<String, Boolean> made, Map<String, String> by) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Expressions EXPRESSIONS = new Expressions();
    private static final OperationCatalog OPERATIONS = operations();
    private static final House ACME = new House(
            Set.of("acme.test"),
            ModelSettings.of(List.of(
                    new ProviderSettings(
                            Provider.ANTHROPIC, new Secret("key"), URI.create("https://m.test"), "claude-haiku-4-5"),
                    new ProviderSettings(Provider.OLLAMA, null, URI.create("http://m.test"), "llama3.2"))),
            PriceTable.bundled());

    /** @param steps of a linear workflow, as JSON objects */
    public static Look at(String trigger, String... steps) {
        StringBuilder edges = new StringBuilder();
        String from = "trigger";
        for (String step : steps) {
            JsonNode node = JSON.readTree(step);
            if (!node.has("in")) {
                edges.append(edges.isEmpty() ? "" : ",")
                        .append("{\"from\": \"" + from + "\", \"to\": "
                                + node.path("id")
                                + (from.startsWith("ok") ? ", \"when\": \"approved\"" : "")
                                + (from.startsWith("if") ? ", \"when\": \"true\"" : "") + "}");
                from = node.path("id").asString();
            }
        }
        return of("{\"parley\": 1, \"name\": \"Test\", \"trigger\": " + trigger + ", \"nodes\": ["
                + String.join(",", steps) + "], \"edges\": [" + edges + "]}");
    }

    static Look of(String json) {
        try {
            Workflow workflow = WorkflowJson.read(JSON.readTree(json)).workflow();
            return new Look(workflow, "", ACME, Map.of(), Map.of());
        } catch (WorkflowSyntaxException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    public Look wished(String words) {
        return new Look(workflow, words, house, made, by);
    }

    public Look in(House other) {
        return new Look(workflow, wish, other, made, by);
    }

    public Look accepting(String... ids) {
        return decided(true, ids);
    }

    public Look declining(String... ids) {
        return decided(false, ids);
    }

    private Look decided(boolean isAccepted, String... ids) {
        Map<String, Boolean> more = new HashMap<>(made);
        Map<String, String> who = new HashMap<>(by);
        for (String id : ids) {
            more.put(id, isAccepted);
            who.put(id, "Ana");
        }
        return new Look(workflow, wish, house, more, who);
    }

    public Safeguards.Guarded guarded() {
        Safeguards.Guarded guarded = new Safeguards(List.of(new Patterns())).guard(scene(), new Decisions(made, by));
        assertThat(new WorkflowRules(EXPRESSIONS, OPERATIONS).check(guarded.workflow()))
                .filteredOn(Finding::isError)
                .isEmpty();
        return guarded;
    }

    public Scene scene() {
        return new Scene(
                workflow, Brief.empty(ZoneOffset.UTC).withWish(wish), new Ground(OPERATIONS, EXPRESSIONS, house));
    }

    public Optional<Recognized> pattern() {
        return new Patterns().recognize(scene());
    }

    public Estimate estimate() {
        return Estimates.of(scene());
    }

    public Optional<Safeguard> find(String id) {
        return guarded().safeguards().stream()
                .filter(some -> some.id().equals(id))
                .findFirst();
    }

    public Look proposes(String id) {
        return is(id, State.PROPOSED);
    }

    public Look applies(String id) {
        return is(id, State.APPLIED);
    }

    private Look is(String id, State state) {
        assertThat(find(id))
                .as(guarded().safeguards().toString())
                .get()
                .extracting(Safeguard::state)
                .isEqualTo(state);
        return this;
    }

    public Look says(String id, String words) {
        Safeguard found = find(id).orElseThrow();
        assertThat(found.text() + " " + found.reason()).contains(words);
        return this;
    }

    /** Nothing of this kind is said. */
    public Look isSilentAbout(String kind) {
        assertThat(guarded().safeguards()).extracting(Safeguard::kind).doesNotContain(kind);
        return this;
    }

    /** The arrows of the guarded workflow that leave or reach a step, as {@code from -when-> to}. */
    public List<String> arrows(String step) {
        return guarded().workflow().edges().stream()
                .filter(edge ->
                        edge.from().value().equals(step) || edge.to().value().equals(step))
                .map(edge -> edge.from() + (edge.when() == null ? " -> " : " -" + edge.when() + "-> ") + edge.to())
                .toList();
    }

    private static OperationCatalog operations() {
        OperationCatalog real = Connectors.load(
                        new Surroundings(new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY), new LocalModel()))
                .operations();
        List<Fake> fakes = List.of(
                new Fake("mail.send", Effect.SEND, "{}", "{}"),
                new Fake("slack.post", Effect.SEND, "{}", "{}"),
                new Fake("shop.buy", Effect.SPEND, "{}", "{}"),
                new Fake("crm.delete", Effect.DELETE, "{}", "{}"),
                new Fake("crm.find", Effect.READ, "{}", "{\"email\": {}, \"stage\": {}}"),
                new Fake("crm.write", Effect.WRITE, "{}", "{}"),
                new Fake("ai.summarize", Effect.READ, "{\"text\": {}, \"model\": {}}", "{\"text\": {}}"),
                new Fake("ai.extract", Effect.READ, "{\"text\": {}}", "{\"fields\": {}}"));
        List<Operation> all = new ArrayList<>(fakes);
        real.specs().stream()
                .filter(spec -> fakes.stream().noneMatch(fake -> fake.id().equals(spec.id())))
                .forEach(spec -> all.add(real.find(spec.id()).orElseThrow()));
        return new OperationCatalog(all);
    }

    private record Fake(String id, Effect effect, String input, String output) implements Operation {
        @Override
        public OperationSpec spec() {
            return new OperationSpec(
                    id, id, id, schema(input), schema(output), effect, false, JSON.createObjectNode(), List.of());
        }

        private static JsonNode schema(String properties) {
            return JSON.createObjectNode().put("type", "object").set("properties", JSON.readTree(properties));
        }

        @Override
        public JsonNode perform(JsonNode in, OperationContext context) {
            return JSON.createObjectNode();
        }
    }
}
