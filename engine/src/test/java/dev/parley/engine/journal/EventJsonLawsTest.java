package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.Play;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is written down of any run can be read, and means the same. */
class EventJsonLawsTest {
    @Property
    void events_survive_being_written_and_read(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        List<RecordedEvent> read = new ArrayList<>();
        for (RecordedEvent recorded : play.events()) {
            RunEvent event = EventJson.read(EventJson.kind(recorded.event()), EventJson.body(recorded.event()));
            assertThat(event).isEqualTo(recorded.event());
            read.add(new RecordedEvent(recorded.seq(), recorded.at(), event));
        }
        assertThat(play.fold(read)).isEqualTo(play.state());
    }
}
