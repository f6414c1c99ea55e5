package dev.parley.engine.testing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.engine.Actor;
import dev.parley.engine.operation.StepError;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the world answers to a step, told apart in JSON by what it holds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Mock.Returned.class),
    @JsonSubTypes.Type(Mock.Failed.class),
    @JsonSubTypes.Type(Mock.Voted.class),
    @JsonSubTypes.Type(Mock.FilledIn.class),
    @JsonSubTypes.Type(Mock.Happened.class)
})
public sealed interface Mock {
    /** How long after the step turned to the world; null means at once. */
    @Nullable
    Duration after();

    /** The answer to one attempt at a call, of an operation or of a workflow. */
    record Returned(JsonNode output, @Nullable Duration after) implements Mock {}

    /** One attempt at a call failed; whether there is another one is the workflow's to say. */
    record Failed(StepError error, @Nullable Duration after) implements Mock {
        public Failed {
            Objects.requireNonNull(error.code(), "`error.code` is missing");
            Objects.requireNonNull(error.message(), "`error.message` is missing");
        }
    }

    /** One person's answer to an approval. @param comment null when none was given */
    record Voted(
            boolean approve,
            Actor by,
            @Nullable String comment,
            @Nullable Duration after) implements Mock {
        public Voted {
            Objects.requireNonNull(by, "`by` is missing: {\"id\": …, \"name\": …}");
        }
    }

    /** A form was filled in. */
    record FilledIn(ObjectNode values, Actor by, @Nullable Duration after) implements Mock {
        public FilledIn {
            Objects.requireNonNull(by, "`by` is missing: {\"id\": …, \"name\": …}");
        }
    }

    /** An event came. @param event its payload */
    record Happened(JsonNode event, @Nullable Duration after) implements Mock {}
}
