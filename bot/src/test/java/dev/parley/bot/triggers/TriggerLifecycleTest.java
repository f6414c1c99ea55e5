package dev.parley.bot.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.EngineLost;
import dev.parley.bot.EngineOpened;
import dev.parley.engine.trigger.TriggerSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.GenericApplicationContext;

class TriggerLifecycleTest {
    private final List<String> happened = new ArrayList<>();
    private final TriggerSource source = new TriggerSource() {
        @Override
        public void open() {
            happened.add("open");
        }

        @Override
        public void close() {
            happened.add("close");
        }
    };

    private GenericApplicationContext started() {
        var context = new GenericApplicationContext();
        AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
        context.registerBean(TriggerLifecycle.class, () -> new TriggerLifecycle(List.of(source)));
        context.refresh();
        return context;
    }

    @Test
    void a_process_that_stands_by_opens_nothing() {
        try (var _ = started()) {
            assertThat(happened).isEmpty();
        }
    }

    @Test
    void triggers_fire_while_this_process_owns_the_runs() {
        try (var context = started()) {
            context.publishEvent(new EngineOpened());
            context.publishEvent(new EngineLost());
            context.publishEvent(new EngineOpened());
            assertThat(happened).containsExactly("open", "close", "open");
        }
        assertThat(happened).endsWith("close");
    }

    @Test
    void nothing_opens_once_the_application_stops() {
        TriggerLifecycle lifecycle = new TriggerLifecycle(List.of(source));
        lifecycle.stop();
        lifecycle.open();
        assertThat(happened).containsExactly("close");
    }
}
