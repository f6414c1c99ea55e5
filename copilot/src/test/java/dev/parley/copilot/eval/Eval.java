package dev.parley.copilot.eval;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.InMemoryInterviews;
import dev.parley.copilot.Suggestions;
import dev.parley.copilot.guided.GuidedCopilot;
import dev.parley.copilot.reach.Reach;
import dev.parley.copilot.scene.House;
import dev.parley.copilot.understanding.model.Readers;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Prerequisites;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Drafts every request of a set in one shot, and begins an interview about it, with the real operations and the embedded model. */
final class Eval {
    static final OrgId ORG = new OrgId(UUID.fromString("00000000-0000-7000-8000-000000000002"));

    private static final Embeddings EMBEDDINGS = new LocalModel();
    private static final Connectors CONNECTORS =
            Connectors.load(new Surroundings(new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY), EMBEDDINGS));

    private static final Reach REACH = Reach.of(CONNECTORS, Prerequisites.UNKNOWN);

    private Eval() {}

    static Copilot copilot() {
        return new GuidedCopilot(
                REACH,
                new Expressions(),
                EMBEDDINGS,
                new InMemoryInterviews(),
                ZoneId.of("Europe/Berlin"),
                Readers.GUIDED,
                House.unknown(),
                Suggestions.NONE,
                InstantSource.system());
    }

    static Report of(String title, List<Asked> requests) {
        Set<String> parleyHas = CONNECTORS.all().stream()
                .map(Connector::spec)
                .map(ConnectorSpec::name)
                .collect(Collectors.toSet());
        copilot().hear(ORG, "c-1", Actor.PARLEY, "hello");
        copilot().draftOf(ORG, "Warm up: every day at 9 fetch https://x.example/a, summarize it and post it to Slack");
        List<Verdict> verdicts = new ArrayList<>();
        List<Duration> replies = new ArrayList<>();
        for (Asked asked : requests) {
            long start = System.nanoTime();
            copilot().hear(ORG, "c-1", Actor.PARLEY, asked.request());
            replies.add(Duration.ofNanos(System.nanoTime() - start));
            start = System.nanoTime();
            Draft draft = copilot().draftOf(ORG, asked.request());
            verdicts.add(Verdict.of(asked, draft, Duration.ofNanos(System.nanoTime() - start), parleyHas));
        }
        return new Report(title, verdicts, replies);
    }
}
