package dev.parley.copilot;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.MissingConnections;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.copilot.guided.GuidedCopilot;
import dev.parley.copilot.reach.Reach;
import dev.parley.copilot.scene.House;
import dev.parley.copilot.understanding.model.Readers;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Somebody talking with the copilot; the real operations, the real embedded model, interviews kept in memory. */
final class Conversation {
    static final OrgId ORG = new OrgId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    static final Actor ANA = new Actor("user:ana", "Ana");
    static final Actor BO = new Actor("user:bo", "Bo");

    private static final Embeddings EMBEDDINGS = new LocalModel();
    private static final Connectors CONNECTORS =
            Connectors.load(new Surroundings(new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY), EMBEDDINGS));

    private final InMemoryInterviews store = new InMemoryInterviews();
    private final String id = "c-1";
    private Copilot copilot = copilot();

    private Suggestions suggestions = Suggestions.NONE;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    private Copilot copilot() {
        return new GuidedCopilot(
                Reach.of(CONNECTORS, this::missing),
                new Expressions(),
                EMBEDDINGS,
                store,
                ZoneId.of("Europe/Berlin"),
                Readers.GUIDED,
                House.unknown(),
                _ -> suggestions.of(ORG),
                () -> now);
    }

    private List<Finding> missing(OrgId org, Workflow workflow) {
        List<String> systems = suggestions.of(org).systems();
        return systems == null
                ? List.of()
                : new MissingConnections(
                                CONNECTORS::of,
                                _ -> systems.stream()
                                        .map(Conversation::connected)
                                        .toList())
                        .missing(org, workflow);
    }

    private static Connection connected(String system) {
        return new Connection(
                new ConnectionId(UUID.nameUUIDFromBytes(system.getBytes(StandardCharsets.UTF_8))),
                ORG,
                system,
                system,
                "token",
                null,
                Connection.Status.READY,
                null,
                List.of(),
                null,
                ANA,
                Instant.EPOCH);
    }

    /** In an organization that has these people, roles and addresses. */
    Conversation knowing(Suggestions.Known known) {
        suggestions = _ -> known;
        return this;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** As another release of Parley would have kept it. */
    void isKeptAs(String json) {
        store.save(ORG, id, 1, json);
    }

    static Draft oneShot(String request) {
        return new Conversation().copilot.draftOf(ORG, request);
    }

    Draft draftAtOnce(String request) {
        return copilot.draftOf(ORG, request);
    }

    Copilot theCopilot() {
        return copilot;
    }

    /** Ana presses a button of a safeguard. */
    Turn decide(String safeguard, boolean isAccepted) {
        int current = copilot.drafts(ORG, id).stream()
                .filter(Copilot.Kept::isCurrent)
                .map(Copilot.Kept::number)
                .findFirst()
                .orElse(1);
        return copilot.decide(ORG, id, current, ANA, safeguard, isAccepted);
    }

    /** Ana says something, when she has read what was said before. */
    Turn say(String text) {
        return say(ANA, text);
    }

    Turn say(Actor by, String text) {
        passes(Duration.ofSeconds(10));
        return sayAtOnce(by, text);
    }

    /** Before anybody could have read the question on the table. */
    Turn sayAtOnce(Actor by, String text) {
        return copilot.hear(ORG, id, by, text);
    }

    Turn edit() {
        return copilot.revise(ORG, id, current());
    }

    boolean opensAnother(String text) {
        return copilot.opensAnother(ORG, text);
    }

    void close(Copilot.Ending ending) {
        close(current(), ending);
    }

    void close(int draft, Copilot.Ending ending) {
        copilot.close(ORG, id, draft, ending);
    }

    List<Integer> drafts() {
        return copilot.drafts(ORG, id).stream().map(Copilot.Kept::number).toList();
    }

    private int current() {
        return copilot.drafts(ORG, id).stream()
                .filter(Copilot.Kept::isCurrent)
                .mapToInt(Copilot.Kept::number)
                .findFirst()
                .orElse(0);
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
