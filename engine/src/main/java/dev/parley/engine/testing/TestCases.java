package dev.parley.engine.testing;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowId;
import java.util.List;
import java.util.Optional;

/** The tests that are kept with workflows. */
public interface TestCases {
    /** Empty when the workflow has another test of that name. */
    Optional<StoredTest> save(OrgId org, WorkflowId workflow, TestCase testCase, Actor by);

    /** In order of their names. */
    List<StoredTest> list(OrgId org, WorkflowId workflow);

    Optional<TestCase> find(OrgId org, WorkflowId workflow, TestId test);

    /** False when there is none. */
    boolean delete(OrgId org, WorkflowId workflow, TestId test);
}
