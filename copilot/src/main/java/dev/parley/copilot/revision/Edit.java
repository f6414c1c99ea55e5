package dev.parley.copilot.revision;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.node.ObjectNode;

/** One change of a workflow itself, of a draft or of a published one. Steps are named by their ids. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Edit {
    /** The workflow with this change; the same workflow when what it is about is not there (any more). */
    Workflow apply(Workflow workflow);

    /** What was taken for granted in it that nobody said. */
    default Optional<String> assumption() {
        return Optional.empty();
    }

    record Rename(String name) implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return new Workflow(name, workflow.trigger(), workflow.nodes(), workflow.edges(), workflow.settings());
        }
    }

    /** Something else starts it. What steps read of the start is read where the new one has it. */
    record Begin(
            @JsonSerialize(using = KeptJson.WriteTrigger.class) @JsonDeserialize(using = KeptJson.ReadTrigger.class)
            Trigger trigger)
            implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Starting.by(trigger, workflow);
        }
    }

    /**
     * Further steps.
     *
     * @param steps as a workflow: its arrows from the trigger lead to what comes first, its loose ends go on to what follows
     * @param assumes see {@link #assumption}
     */
    record Insert(
            @JsonSerialize(using = KeptJson.WriteWorkflow.class) @JsonDeserialize(using = KeptJson.ReadWorkflow.class)
            Workflow steps,

            Place place,
            @Nullable String assumes)
            implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Grafting.of(workflow, steps, place);
        }

        @Override
        public Optional<String> assumption() {
            return Optional.ofNullable(assumes);
        }
    }

    /** Goes on only where a condition holds. */
    record Narrow(
            String condition,
            String title,
            Place place,
            @Nullable String assumes) implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Grafting.onlyIf(workflow, condition, title, place);
        }

        @Override
        public Optional<String> assumption() {
            return Optional.ofNullable(assumes);
        }
    }

    /** Takes a step away, with those that only it led to by the way; a loop goes with the steps in it. */
    record Remove(NodeId step) implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Removal.of(workflow, step);
        }
    }

    /** Nothing is done any more when a step turns out so. */
    record Cut(NodeId step, String outcome) implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Removal.ofWay(workflow, step, outcome);
        }
    }

    /** @param patch of the step's JSON (RFC 7396), its id, kind and loop aside; one that would leave no step of its kind changes nothing */
    record Alter(NodeId step, ObjectNode patch) implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Altering.of(workflow, step, patch);
        }
    }

    /** Another call in place of one. @param replacement a workflow with one step, which takes over the id and the arrows */
    record Exchange(
            NodeId step,

            @JsonSerialize(using = KeptJson.WriteWorkflow.class) @JsonDeserialize(using = KeptJson.ReadWorkflow.class)
            Workflow replacement)
            implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Altering.exchanged(workflow, step, replacement);
        }
    }

    /** @param steps done when the step failed for good, as of {@link Insert} */
    record OnFailure(
            NodeId step,

            @JsonSerialize(using = KeptJson.WriteWorkflow.class) @JsonDeserialize(using = KeptJson.ReadWorkflow.class)
            Workflow steps)
            implements Edit {
        @Override
        public Workflow apply(Workflow workflow) {
            return Grafting.onFailure(workflow, step, steps);
        }
    }
}
