package dev.parley.engine.attack;

import static dev.parley.engine.run.Flow.retry;

import dev.parley.engine.run.Flow;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.NodeSettings.OnError;
import dev.parley.engine.workflow.NodeSettings.Retry;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** What runs while the engine is attacked: calls of all kinds, retries, loops, time, people, events, other runs and a queue. */
final class Load {
    /** How many of {@link #workflows} are started under load. */
    static final int UNDER_LOAD = 8;

    /** Which of {@link #workflows} is started twice with each key. */
    static final int WITH_KEY = 0;

    /** Which of {@link #workflows} asks a question that does not expire. */
    static final int WITH_QUESTION = 1;

    /** Which of {@link #workflows} lets only {@link #AT_THE_COUNTER} runs begin at a time. */
    static final int WITH_QUEUE = 7;

    static final int AT_THE_COUNTER = 2;

    /** Which of {@link #workflows} waits for an hour. */
    static final int PATIENT_WORKFLOW = 8;

    /** Which of {@link #workflows} gives its charge {@link #PATIENCE} and then tries again. */
    static final int HASTY_WORKFLOW = 9;

    static final Duration PATIENCE = Duration.ofMillis(500);

    /** What the form asks for. */
    static final String FIELD = "reason";

    private static final String CALLED = "Gift";
    private static final NodeSettings PATIENT = retry(8, Duration.ofMillis(20));

    private Load() {}

    /** The first ones are started under load. */
    static List<Workflow> workflows() {
        return List.of(
                order(),
                purchase(),
                offer(),
                basket(),
                claim(),
                delivery(),
                errand(),
                counter(),
                parcel(),
                bet(),
                gift());
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

    /** Four charges in a loop, two at a time. */
    private static Workflow basket() {
        String where = "{\"%s\": \"items.{{each.index}}.pay\"}".formatted(LedgerOperation.WHERE);
        return Flow.workflow()
                .forEach("items", "[1, 2, 3, 4]", 2, NodeSettings.DEFAULT)
                .within("items", Flow.workflow().call("pay", LedgerOperation.CHARGE, where, PATIENT))
                .call("thank", LedgerOperation.PUT, "{}", PATIENT)
                .chain("items", "thank")
                .named("Basket");
    }

    /** Its form waits for ever. */
    private static Workflow claim() {
        return Flow.workflow()
                .input("why", null, new Trigger.Input(FIELD, "string", null, true))
                .call("charge", LedgerOperation.CHARGE, "{}", PATIENT)
                .chain("why", "charge")
                .named("Claim");
    }

    /** What it waits for may never come. */
    private static Workflow delivery() {
        return Flow.workflow()
                .call("send", LedgerOperation.PUT, "{}", PATIENT)
                .event("arrival", "post", null, null)
                .call("charge", LedgerOperation.CHARGE, "{}", PATIENT)
                .chain("send", "arrival", "charge")
                .named("Delivery");
    }

    private static Workflow errand() {
        return Flow.workflow()
                .callWorkflow("buy", CALLED, "{}", NodeSettings.DEFAULT)
                .call("tell", LedgerOperation.PUT, "{}", PATIENT)
                .chain("buy", "tell")
                .named("Errand");
    }

    /** So long that a queue forms under load. */
    private static Workflow counter() {
        return Flow.workflow()
                .call(People.URGENT_CHARGE, LedgerOperation.CHARGE, "{}", PATIENT)
                .delay("count", "60ms")
                .chain(People.URGENT_CHARGE, "count")
                .limited(null, AT_THE_COUNTER, 10_000)
                .named("Counter");
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

    private static Workflow gift() {
        return Flow.workflow()
                .call("charge", LedgerOperation.CHARGE, "{}", PATIENT)
                .call("wrap", LedgerOperation.PUT, "{}", PATIENT)
                .chain("charge", "wrap")
                .named(CALLED);
    }
}
