package dev.parley.engine.workflow;

import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.Remark;
import java.util.List;
import java.util.stream.Stream;

/** Every call names an operation this installation has, and gives it what it takes. */
final class OperationRule implements Rule {
    private final OperationCatalog operations;
    private final Expressions expressions;

    OperationRule(OperationCatalog operations, Expressions expressions) {
        this.operations = operations;
        this.expressions = expressions;
    }

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        TemplateTypes types = new TemplateTypes(expressions, new Schemas(workflow, graph, operations, expressions));
        return graph.nodes().stream()
                .flatMap(node -> node instanceof Node.Call call ? ofCall(call, types) : Stream.of());
    }

    private Stream<Finding> ofCall(Node.Call call, TemplateTypes types) {
        return operations
                .find(call.operation())
                .map(operation -> Stream.concat(
                        new InputCheck(call.id(), types)
                                .check(call.with(), operation.spec().input()),
                        operation.remarks(call.with()).stream().map(remark -> finding(call, remark))))
                .orElseGet(() -> Stream.of(unknown(call)));
    }

    private static Finding finding(Node.Call call, Remark remark) {
        return new Finding(
                remark.isError() ? Finding.Severity.ERROR : Finding.Severity.WARN,
                remark.code(),
                remark.field().isEmpty() ? call.id().value() : call.id() + ".with." + remark.field(),
                "Step \"" + call.id() + "\": " + remark.message(),
                remark.hint());
    }

    private Finding unknown(Node.Call call) {
        return Finding.error(
                "unknown_operation",
                call.id() + ".use",
                "Step \"" + call.id() + "\" uses \"" + call.operation() + "\", which this installation does not have.",
                Nearest.suggestion(call.operation(), choices(call.operation())));
    }

    /** The operations of the same system, where there are any and none is spelt alike. */
    private List<String> choices(String operation) {
        List<String> all = operations.specs().stream().map(OperationSpec::id).toList();
        String system = operation.contains(".") ? operation.substring(0, operation.indexOf('.') + 1) : operation + ".";
        List<String> same = all.stream().filter(id -> id.startsWith(system)).toList();
        return Nearest.to(operation, all).isPresent() || same.isEmpty() ? all : same;
    }
}
