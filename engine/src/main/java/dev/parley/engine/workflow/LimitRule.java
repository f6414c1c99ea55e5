package dev.parley.engine.workflow;

import dev.parley.engine.workflow.WorkflowSettings.Concurrency;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How large a workflow may be, and how long or often it may try. */
final class LimitRule implements Rule {
    static final int MAX_NODES = 200;
    static final int MAX_EDGES = 1_000;
    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_RETRIES = 20;
    static final Duration MAX_BACKOFF = Duration.ofHours(1);
    static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    static final int MAX_PARALLEL = 100;
    static final int MAX_ROUNDS = 10_000;
    static final int MAX_CONCURRENCY = 10_000;
    static final int MAX_QUEUE = 100_000;
    static final int MAX_REMINDERS = 10;
    static final Duration MAX_WAIT = Duration.ofDays(3_660);

    /** Beyond this the other rules would take longer than a person waits. */
    static boolean isTooLargeToCheck(Workflow workflow) {
        return workflow.nodes().size() > MAX_NODES || workflow.edges().size() > MAX_EDGES;
    }

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        Stream.Builder<Finding> findings = Stream.builder();
        if (workflow.nodes().size() > MAX_NODES) {
            findings.add(tooMany("nodes", "steps", workflow.nodes().size(), MAX_NODES));
        }
        if (workflow.edges().size() > MAX_EDGES) {
            findings.add(tooMany("edges", "arrows", workflow.edges().size(), MAX_EDGES));
        }
        if (workflow.name().length() > MAX_NAME_LENGTH) {
            findings.add(
                    tooMany("name", "characters in its name", workflow.name().length(), MAX_NAME_LENGTH));
        }
        return Stream.of(
                        findings.build(),
                        ofRuns(workflow.settings()),
                        workflow.nodes().stream().limit(MAX_NODES).flatMap(LimitRule::ofSettings))
                .flatMap(found -> found);
    }

    private static Finding tooMany(String where, String what, int count, int limit) {
        return Finding.error(
                "too_many_" + where,
                where,
                "The workflow has " + count + " " + what + "; the limit is " + limit + ".",
                where.equals("name") ? "Give it a shorter name." : "Split it into several workflows.");
    }

    private static Stream<Finding> ofSettings(Node node) {
        Stream.Builder<Finding> findings = Stream.builder();
        NodeSettings.Retry retry = node.settings().retry();
        if (retry != null && (retry.max() < 0 || retry.max() > MAX_RETRIES)) {
            findings.add(outside(node, "retry.max", String.valueOf(retry.max()), "0", String.valueOf(MAX_RETRIES)));
        }
        if (retry != null && isOutside(retry.backoff(), MAX_BACKOFF)) {
            findings.add(outside(
                    node, "retry.backoff", Durations.format(retry.backoff()), "0s", Durations.format(MAX_BACKOFF)));
        }
        Duration timeout = node.settings().timeout();
        if (timeout != null && (timeout.isZero() || isOutside(timeout, MAX_TIMEOUT))) {
            findings.add(outside(node, "timeout", Durations.format(timeout), "1ms", Durations.format(MAX_TIMEOUT)));
        }
        Duration expires = expires(node);
        if (expires != null && (expires.isZero() || isOutside(expires, MAX_WAIT))) {
            findings.add(outside(node, "with.expires", Durations.format(expires), "1ms", Durations.format(MAX_WAIT)));
        }
        if (node instanceof Node.Question question) {
            ofNudges(question).forEach(findings);
        }
        if (node instanceof Node.ForEach loop && (loop.parallel() < 1 || loop.parallel() > MAX_PARALLEL)) {
            findings.add(
                    outside(node, "with.parallel", String.valueOf(loop.parallel()), "1", String.valueOf(MAX_PARALLEL)));
        }
        if (node instanceof Node.Repeat loop && (loop.max() < 1 || loop.max() > MAX_ROUNDS)) {
            findings.add(outside(node, "with.max", String.valueOf(loop.max()), "1", String.valueOf(MAX_ROUNDS)));
        }
        return findings.build();
    }

    private static Stream<Finding> ofNudges(Node.Question question) {
        Stream.Builder<Finding> findings = Stream.builder();
        if (question.remind().size() > MAX_REMINDERS) {
            findings.add(outside(
                    question,
                    "with.remind",
                    question.remind().size() + " moments",
                    "0",
                    String.valueOf(MAX_REMINDERS)));
        }
        Stream.concat(question.remind().stream(), Stream.ofNullable(question.escalateAfter()))
                .filter(wait -> wait.isZero() || isOutside(wait, MAX_WAIT))
                .map(wait -> outside(
                        question,
                        wait.equals(question.escalateAfter()) ? "with.escalateAfter" : "with.remind",
                        Durations.format(wait),
                        "1ms",
                        Durations.format(MAX_WAIT)))
                .forEach(findings);
        return findings.build();
    }

    private static @Nullable Duration expires(Node node) {
        return switch (node) {
            case Node.Approval approval -> approval.expires();
            case Node.Input input -> input.expires();
            case Node.WaitForEvent wait -> wait.expires();
            case Node.Call _,
                    Node.SetValues _,
                    Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> null;
        };
    }

    private static Stream<Finding> ofRuns(WorkflowSettings settings) {
        Stream.Builder<Finding> findings = Stream.builder();
        Duration timeout = settings.timeout();
        if (timeout != null && (timeout.isZero() || isOutside(timeout, MAX_WAIT))) {
            findings.add(outside("timeout", Durations.format(timeout), "1ms", Durations.format(MAX_WAIT)));
        }
        Concurrency concurrency = settings.concurrency();
        if (concurrency != null && (concurrency.max() < 1 || concurrency.max() > MAX_CONCURRENCY)) {
            findings.add(outside(
                    "concurrency.max", String.valueOf(concurrency.max()), "1", String.valueOf(MAX_CONCURRENCY)));
        }
        if (concurrency != null && (concurrency.queue() < 0 || concurrency.queue() > MAX_QUEUE)) {
            findings.add(
                    outside("concurrency.queue", String.valueOf(concurrency.queue()), "0", String.valueOf(MAX_QUEUE)));
        }
        return findings.build();
    }

    private static Finding outside(String field, String value, String min, String max) {
        return Finding.error(
                "limit",
                field,
                "The workflow sets " + field + " to " + value + ", which is outside " + min + " to " + max + ".",
                "Choose a value from " + min + " to " + max + ".");
    }

    private static boolean isOutside(Duration duration, Duration max) {
        return duration.isNegative() || duration.compareTo(max) > 0;
    }

    private static Finding outside(Node node, String field, String value, String min, String max) {
        return Finding.error(
                "limit",
                node.id() + "." + field,
                "Step \"" + node.id() + "\" sets " + field + " to " + value + ", which is outside " + min + " to " + max
                        + ".",
                "Choose a value from " + min + " to " + max + ".");
    }
}
