package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Objects;

/** What a test wants to know of a draft, in the words of the domain. */
record DraftAssert(Draft draft) {
    static DraftAssert that(Draft draft) {
        return new DraftAssert(draft).validates();
    }

    DraftAssert validates() {
        assertThat(draft.workflow()).isNotNull();
        assertThat(draft.findings()).filteredOn(Finding::isError).isEmpty();
        return this;
    }

    Workflow workflow() {
        return Objects.requireNonNull(draft.workflow());
    }

    DraftAssert startsByWebhook() {
        assertThat(workflow().trigger()).isInstanceOf(Trigger.Webhook.class);
        return this;
    }

    DraftAssert startsAt(String cron) {
        assertThat(workflow().trigger())
                .isInstanceOfSatisfying(
                        Trigger.Schedule.class,
                        schedule -> assertThat(schedule.cron()).isEqualTo(cron));
        return this;
    }

    DraftAssert inZone(String zone) {
        assertThat(((Trigger.Schedule) workflow().trigger()).zone().toString()).isEqualTo(zone);
        return this;
    }

    DraftAssert startsByHandWith(String... inputs) {
        assertThat(workflow().trigger())
                .isInstanceOfSatisfying(
                        Trigger.Manual.class,
                        manual -> assertThat(manual.inputs())
                                .extracting(Trigger.Input::name)
                                .containsExactly(inputs));
        return this;
    }

    DraftAssert asks(String... approvers) {
        assertThat(only(Node.Approval.class).approvers()).containsExactly(approvers);
        return this;
    }

    DraftAssert asksNobody() {
        assertThat(all(Node.Approval.class)).isEmpty();
        return this;
    }

    DraftAssert decidesBy(String condition) {
        assertThat(only(Node.If.class).condition()).isEqualTo(condition);
        return this;
    }

    DraftAssert calls(String... methodsAndUrls) {
        assertThat(all(Node.Call.class))
                .extracting(call -> call.with().path("method").asString() + " "
                        + call.with().path("url").asString())
                .containsExactly(methodsAndUrls);
        return this;
    }

    /** Whether an arrow with this outcome leads from one kind of step to another. */
    DraftAssert leads(Class<? extends Node> from, String when, Class<? extends Node> to) {
        assertThat(workflow().edges()).anySatisfy(edge -> {
            assertThat(edge.when()).isEqualTo(when);
            assertThat(node(edge, true)).isInstanceOf(from);
            assertThat(node(edge, false)).isInstanceOf(to);
        });
        return this;
    }

    <N extends Node> N only(Class<N> kind) {
        assertThat(all(kind)).hasSize(1);
        return all(kind).getFirst();
    }

    <N extends Node> List<N> all(Class<N> kind) {
        return workflow().nodes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private Node node(Edge edge, boolean isSource) {
        return workflow().node(isSource ? edge.from() : edge.to()).orElse(null);
    }
}
