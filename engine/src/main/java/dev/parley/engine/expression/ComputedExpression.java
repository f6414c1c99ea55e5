package dev.parley.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An expression that CEL evaluates. */
record ComputedExpression(Source source, CelAbstractSyntaxTree tree, CelRuntime.Program program, Set<String> references)
        implements Expression {
    @Override
    public JsonNode evaluate(Scope scope) throws ExpressionException {
        var variables = variables(scope);
        try {
            return Values.toJson(new Meter().evaluate(program, variables));
        } catch (CelEvaluationException e) {
            throw new EvaluationProblem(this, scope).explain(e);
        } catch (ValueProblem e) {
            throw new ExpressionException(e.getMessage(), source.text(), -1);
        } catch (CostExceeded _) {
            throw new ExpressionException(EvaluationProblem.TOO_COSTLY, source.text(), -1);
        }
    }

    @Override
    public List<Equation> equations(String root) {
        return Equations.of(tree.getExpr()).stream()
                .flatMap(equation -> Stream.of(equation, equation.turned()))
                .filter(equation -> equation.isAbout(root))
                .toList();
    }

    static CelVariableResolver variables(Scope scope) {
        return name -> {
            var value = scope.root(name);
            if (value == null) {
                throw ValueProblem.noRoot(name);
            }
            return Optional.of(Values.toCel(value, Place.root(name)));
        };
    }
}
