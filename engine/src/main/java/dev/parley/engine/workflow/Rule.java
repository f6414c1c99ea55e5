package dev.parley.engine.workflow;

import java.util.stream.Stream;

/** One thing a workflow must keep to. A rule says nothing about what another rule already forbids. */
@FunctionalInterface
interface Rule {
    Stream<Finding> check(Workflow workflow, Graph graph);
}
