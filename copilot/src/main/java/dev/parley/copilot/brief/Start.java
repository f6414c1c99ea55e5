package dev.parley.copilot.brief;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.engine.workflow.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sets the work off. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Start {
    /** @param noun what arrives, such as {@code order} */
    record Webhook(String noun) implements Start {}

    /**
     * @param cron five fields
     * @param words as people say it, such as {@code every Monday at 9:00}
     * @param caveat where the clock cannot do quite what was said; null when it can
     */
    record Schedule(String cron, String words, @Nullable String caveat) implements Start {}

    record Manual(List<Trigger.Input> inputs) implements Start {
        public Manual {
            inputs = List.copyOf(inputs);
        }
    }
}
