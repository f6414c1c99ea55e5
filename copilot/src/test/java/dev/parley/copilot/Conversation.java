package dev.parley.copilot;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.Embeddings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import java.time.ZoneId;
import java.util.UUID;

/** Somebody talking with the copilot; the real operations, the real embedded model, interviews kept in memory. */
final class Conversation {
    static final OrgId ORG = new OrgId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    private static final Embeddings EMBEDDINGS = new LocalModel();
    private static final OperationCatalog OPERATIONS = Connectors.load(
                    new Surroundings(new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY), EMBEDDINGS))
            .operations();

    private final InMemoryInterviews store = new InMemoryInterviews();
    private final String id = "c-1";
    private Copilot copilot = copilot();

    private Copilot copilot() {
        return new GuidedCopilot(OPERATIONS, new Expressions(), EMBEDDINGS, store, ZoneId.of("Europe/Berlin"));
    }

    static Draft oneShot(String request) {
        return new Conversation().copilot.draftOf(ORG, request);
    }

    Turn say(String text) {
        return copilot.hear(ORG, id, text);
    }

    Turn edit() {
        return copilot.revise(ORG, id);
    }

    void close(Copilot.Ending ending) {
        copilot.close(ORG, id, ending);
    }

    boolean isOpen() {
        return copilot.isInterviewing(ORG, id);
    }

    Draft draft() {
        return copilot.draft(ORG, id).orElseThrow();
    }

    boolean hasDraft() {
        return copilot.draft(ORG, id).isPresent();
    }

    /** As after a restart: only what the store keeps is left. */
    void restart() {
        copilot = copilot();
    }
}
