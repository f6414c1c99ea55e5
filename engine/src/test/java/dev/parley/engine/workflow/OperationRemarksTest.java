package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Checks.arrow;
import static dev.parley.engine.workflow.Checks.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.Remark;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operation knows of its input beyond the schema is told before the workflow runs. */
class OperationRemarksTest {
    @Test
    void an_operation_s_remark_becomes_a_finding_at_the_field_it_is_about() {
        Remark remark = Remark.error("no_model", "model", "no such model is connected.", "Choose another.");

        assertThat(findings(remark))
                .containsExactly(Finding.error(
                        "no_model",
                        "think.with.model",
                        "Step \"think\": no such model is connected.",
                        "Choose another."));
    }

    @Test
    void a_remark_about_the_whole_step_stands_at_the_step_and_may_be_a_warning() {
        Remark remark = Remark.warn("no_model", "", "it needs a model.", "Connect one.");

        assertThat(findings(remark))
                .containsExactly(
                        Finding.warn("no_model", "think", "Step \"think\": it needs a model.", "Connect one."));
    }

    private static List<Finding> findings(Remark remark) {
        var catalog = new OperationCatalog(List.of(new Remarking(SomeOperation.called("ai.think"), remark)));
        var workflow = Examples.read(Examples.manual(step("think", "ai.think", "{}"), arrow("trigger", "think")));
        return new WorkflowRules(new Expressions(), catalog).check(workflow);
    }

    private record Remarking(Operation operation, Remark remark) implements Operation {
        @Override
        public OperationSpec spec() {
            return operation.spec();
        }

        @Override
        public List<Remark> remarks(JsonNode with) {
            return List.of(remark);
        }

        @Override
        public JsonNode perform(JsonNode input, OperationContext context) {
            return input;
        }
    }
}
