package dev.parley.engine.attack;

import static dev.parley.engine.run.Flow.retry;

import dev.parley.engine.run.Flow;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.NodeSettings.OnError;
import dev.parley.engine.workflow.NodeSettings.Retry;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** What runs while the engine is attacked: reads, repeatable and unrepeatable calls, retries, time and people. */
final class Load {
    /** How many of {@link #workflows} are started under load. */
    static final int UNDER_LOAD = 3;

    /** Which of {@link #workflows} asks a question that does not expire. */
    static final int WITH_QUESTION = 1;

    /** Which of {@link #workflows} waits for an hour. */
    static final int PATIENT_WORKFLOW = 3;

    /** Which of {@link #workflows} gives its charge {@link #PATIENCE} and then tries again. */
    static final int HASTY_WORKFLOW = 4;

    static final Duration PATIENCE = Duration.ofMillis(500);

    private static final NodeSettings PATIENT = retry(8, Duration.ofMillis(20));

    private Load() {}

    /** The first ones are started under load. */
    static List<Workflow> workflows() {
        return List.of(order(), purchase(), offer(), parcel(), bet());
    }

    private static Workflow order() {
        return Flow.workflow()
                .call("look", LedgerOperation.READ, "{}", PATIENT)
                .call("reserve", LedgerOperation.PUT, "{}", PATIENT)
                .call("charge", LedgerOperation.CHARGE, "{}", PATIENT)
                .delay("rest", "150ms")
                .call("ship", LedgerOperation.PUT, "{}", PATIENT)
                .chain("look", "reserve", "charge", "rest", "ship")
                .named("Order");
    }

    /** Its question waits for ever. */
    private static Workflow purchase() {
        return Flow.workflow()
                .call("reserve", LedgerOperation.PUT, "{}", PATIENT)
                .approval(People.PATIENT_QUESTION)
                .call("charge", LedgerOperation.CHARGE, "{}", PATIENT)
                .then("trigger", "reserve")
                .then("reserve", People.PATIENT_QUESTION)
                .then(People.PATIENT_QUESTION, "charge", "approved")
                .named("Purchase");
    }

    /** Two charges at once, then a question that soon expires. */
    private static Workflow offer() {
        return Flow.workflow()
                .call("charge", LedgerOperation.CHARGE, "{}", PATIENT)
                .call("fee", LedgerOperation.CHARGE, "{}", PATIENT)
                .approval("sure", 1, Duration.ofMillis(400), OnExpiry.REJECT)
                .call("tip", LedgerOperation.CHARGE, "{}", PATIENT)
                .then("trigger", "charge")
                .then("trigger", "fee")
                .then("charge", "sure")
                .then("fee", "sure")
                .then("sure", "tip", "approved")
                .named("Offer");
    }

    private static Workflow parcel() {
        return Flow.workflow().delay("travel", "1h").chain("travel").named("Parcel");
    }

    private static Workflow bet() {
        NodeSettings hasty =
                new NodeSettings(null, null, Join.ALL, OnError.FAIL, new Retry(2, Duration.ofMillis(20)), PATIENCE);
        return Flow.workflow()
                .call("charge", LedgerOperation.CHARGE, "{}", hasty)
                .chain("charge")
                .named("Bet");
    }
}
