package dev.parley.connectors.ai;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.Calls;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.model.Budgets;
import dev.parley.connectors.ai.model.ChatModels;
import dev.parley.connectors.ai.model.Desk;
import dev.parley.connectors.ai.model.Shape;
import dev.parley.connectors.ai.model.Transcriber;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.Remark;
import dev.parley.prompts.PromptLibrary;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The AI steps as a workflow calls them, in front of stand-in providers or of none. Quotes in JSON may be single. */
final class Studio {
    static final LocalModel EMBEDDINGS = new LocalModel();
    private static final GuardedHttpClient HTTP = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY);

    private final @Nullable Desk desk;
    private final List<Operation> operations;
    final OperationContext context = Calls.within(Duration.ofSeconds(20));

    private Studio(@Nullable Desk desk, ChatModels models) {
        this.desk = desk;
        this.operations = new AiConnector()
                .create(new Surroundings(
                        HTTP, EMBEDDINGS, models, Transcriber.NONE, new PromptLibrary(), Connections.NONE))
                .spec()
                .operations();
    }

    static Studio without() {
        return new Studio(null, ChatModels.NONE);
    }

    static Studio with(WireMockExtension far, Shape... order) {
        Desk desk = Desk.with(far, order);
        return new Studio(desk, desk.models());
    }

    static Studio budgeted(WireMockExtension far, Budgets budgets, Shape... order) {
        Desk desk = Desk.budgeted(far, budgets, order);
        return new Studio(desk, desk.models());
    }

    /** These answers in this order, the last one for ever. */
    Studio answering(Shape shape, ResponseDefinitionBuilder... answers) {
        desk().answering(shape, answers);
        return this;
    }

    /** Whole answers with this text. */
    Studio saying(Shape shape, String... texts) {
        ResponseDefinitionBuilder[] answers = new ResponseDefinitionBuilder[texts.length];
        for (int i = 0; i < texts.length; i++) {
            answers[i] = Desk.ok(shape.whole(texts[i].replace('\'', '"')));
        }
        return answering(shape, answers);
    }

    JsonNode call(String operation, String input) throws OperationException, InterruptedException {
        return operation(operation).perform(Calls.json(input), context);
    }

    OperationException failure(String operation, String input) throws InterruptedException {
        try {
            throw new AssertionError("It answered: " + call(operation, input));
        } catch (OperationException e) {
            return e;
        }
    }

    List<Remark> remarks(String operation, String with) {
        return operation(operation).remarks(Calls.json(with));
    }

    List<String> ids() {
        return operations.stream().map(operation -> operation.spec().id()).toList();
    }

    Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.spec().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Bodies of the requests a provider got, in order. */
    List<JsonNode> requests(Shape shape) {
        return desk().requests(shape);
    }

    List<Usage> books() {
        return desk().entries();
    }

    private Desk desk() {
        if (desk == null) {
            throw new IllegalStateException("No provider is connected");
        }
        return desk;
    }
}
