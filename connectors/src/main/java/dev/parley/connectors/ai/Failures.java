package dev.parley.connectors.ai;

import dev.parley.connectors.ai.model.ModelException;
import dev.parley.connectors.ai.model.ModelProblem;
import dev.parley.connectors.ai.model.Provider;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a step could not think, as the step's error. */
final class Failures {
    private Failures() {}

    static OperationException of(ModelException failure, NodeId step) {
        ModelProblem problem = failure.problem();
        StepError error = new StepError(
                code(problem),
                "Step \"%s\": %s".formatted(step, failure.getMessage()),
                failure.hint(),
                mayPass(problem));
        return new OperationException(error, wait(problem), failure);
    }

    /** @param problem goes on from "Step x", such as {@code has an empty "text"} */
    static OperationException badInput(NodeId step, String problem, String hint) {
        String sentence = "Step \"%s\" %s".formatted(step, problem);
        return new OperationException(
                new StepError("bad_input", sentence.endsWith(".") ? sentence : sentence + ".", hint, false));
    }

    static OperationException notConnected(NodeId step, Provider provider) {
        return new OperationException(new StepError(
                "no_model",
                "Step \"%s\" wants a model of %s, which is not connected.".formatted(step, provider.title()),
                "Set %s and restart Parley, or let the step use any model.".formatted(provider.variable()),
                false));
    }

    static OperationException notListening(NodeId step, String hint) {
        return new OperationException(new StepError(
                "no_model", "Step \"%s\": no model that transcribes is connected.".formatted(step), hint, false));
    }

    private static String code(ModelProblem problem) {
        return switch (problem) {
            case ModelProblem.NotConfigured _ -> "no_model";
            case ModelProblem.KeyRefused _ -> "model_key_refused";
            case ModelProblem.RateLimited _ -> "model_busy";
            case ModelProblem.OutOfCredit _ -> "model_out_of_credit";
            case ModelProblem.Unavailable _, ModelProblem.Resting _ -> "model_unavailable";
            case ModelProblem.TimedOut _, ModelProblem.OutOfTime _ -> "model_timeout";
            case ModelProblem.Unreachable _ -> "model_unreachable";
            case ModelProblem.Rejected _ -> "model_rejected";
            case ModelProblem.Refused _ -> "model_refused";
            case ModelProblem.Malformed _ -> "model_malformed";
            case ModelProblem.CutOff _ -> "model_cut_off";
            case ModelProblem.BudgetSpent _ -> "budget_spent";
        };
    }

    /** Whether the same question may be answered later without anybody doing anything. */
    private static boolean mayPass(ModelProblem problem) {
        return switch (problem) {
            case ModelProblem.RateLimited _,
                    ModelProblem.Unavailable _,
                    ModelProblem.Resting _,
                    ModelProblem.TimedOut _,
                    ModelProblem.OutOfTime _,
                    ModelProblem.Unreachable _,
                    ModelProblem.Malformed _ -> true;
            case ModelProblem.NotConfigured _,
                    ModelProblem.KeyRefused _,
                    ModelProblem.OutOfCredit _,
                    ModelProblem.Rejected _,
                    ModelProblem.Refused _,
                    ModelProblem.CutOff _,
                    ModelProblem.BudgetSpent _ -> false;
        };
    }

    private static @Nullable Duration wait(ModelProblem problem) {
        return switch (problem) {
            case ModelProblem.RateLimited busy -> busy.retryAfter();
            case ModelProblem.Unavailable fault -> fault.retryAfter();
            case ModelProblem.NotConfigured _,
                    ModelProblem.KeyRefused _,
                    ModelProblem.OutOfCredit _,
                    ModelProblem.TimedOut _,
                    ModelProblem.Unreachable _,
                    ModelProblem.Rejected _,
                    ModelProblem.Refused _,
                    ModelProblem.Malformed _,
                    ModelProblem.CutOff _,
                    ModelProblem.Resting _,
                    ModelProblem.BudgetSpent _,
                    ModelProblem.OutOfTime _ -> null;
        };
    }
}
