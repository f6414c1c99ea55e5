package dev.parley.bot.narrator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.bot.narrator.Noise.Rhythm;
import dev.parley.bot.narrator.QuietWorkflows.Setting;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Whether a workflow's runs are told one by one where they report, or only their failures and questions, with a digest. */
@Component
@EnableConfigurationProperties(Noise.class)
public class Quietness {
    private static final Duration HOUR = Duration.ofHours(1);

    private final QuietWorkflows settings;
    private final ChatSurface surface;
    private final Noise noise;
    private final InstantSource clock;
    private final FloodGate bearable;
    /** Others change it too, in their processes. */
    private final Cache<Subject, Optional<Setting>> known = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Quietness(QuietWorkflows settings, ChatSurface surface, Noise noise, InstantSource clock) {
        this.settings = settings;
        this.surface = surface;
        this.noise = noise;
        this.clock = clock;
        this.bearable = new FloodGate(noise.runsAnHour(), HOUR);
    }

    private record Subject(Place place, WorkflowId workflow) {}

    boolean isQuiet(Place place, WorkflowId workflow) {
        return setting(place, workflow).filter(Setting::isQuiet).isPresent();
    }

    private Optional<Setting> setting(Place place, WorkflowId workflow) {
        return known.get(new Subject(place, workflow), _ -> settings.find(place, workflow));
    }

    /** Another run began by itself; once there have been too many within an hour, proposes to be quiet. For one thread. */
    void ran(Place place, StoredWorkflow workflow, Instant now) {
        WorkflowId id = workflow.ref().id();
        if (!bearable.lets(new Subject(place, id), now)
                && setting(place, id).isEmpty()
                && settings.addFirst(setting(place, id, false, Rhythm.HOURLY, null), "Parley")) {
            known.invalidate(new Subject(place, id));
            surface.post(
                    place,
                    Message.of(
                            "**" + workflow.workflow().name() + "** has run more than " + noise.runsAnHour()
                                    + " times within an hour. Shall I only tell you about failures and questions?",
                            Block.muted("A digest every hour says how the others went. `loud "
                                    + workflow.workflow().name() + "` brings every run back."),
                            Block.buttons(
                                    Block.primary(QuietButtons.ON, "Be quiet", QuietButtons.value(id, Rhythm.HOURLY)),
                                    Block.button(QuietButtons.OFF, "Tell every run", id.toString()))));
        }
    }

    /** From now on only failures and questions, and a digest beneath the message that says so. */
    public void quiet(StoredWorkflow workflow, Place saidIn, Rhythm rhythm, String by) {
        Place place = place(workflow, saidIn);
        WorkflowId id = workflow.ref().id();
        boolean isSo = settings.find(place, id)
                .filter(setting -> setting.isQuiet() && setting.rhythm() == rhythm)
                .isPresent();
        if (isSo) {
            surface.post(
                    saidIn,
                    Message.of(
                            "**" + workflow.workflow().name() + "** is quiet already.",
                            Block.buttons(Block.button(QuietButtons.OFF, "Tell every run again", id.toString()))));
            return;
        }
        Rhythm other = rhythm == Rhythm.HOURLY ? Rhythm.DAILY : Rhythm.HOURLY;
        MessageId root = surface.post(
                place,
                Message.of(
                        "**" + workflow.workflow().name()
                                + "** is quiet now: I tell you about failures and questions at once, and "
                                + (rhythm == Rhythm.HOURLY ? "every hour" : "once a day") + " how the other runs went.",
                        Block.buttons(
                                Block.button(QuietButtons.OFF, "Tell every run again", id.toString()),
                                Block.button(
                                        QuietButtons.ON,
                                        other == Rhythm.DAILY ? "Digest once a day" : "Digest every hour",
                                        QuietButtons.value(id, other)))));
        settings.save(setting(place, id, true, rhythm, root), by);
        known.invalidate(new Subject(place, id));
        if (!place.equals(saidIn)) {
            surface.post(
                    saidIn,
                    Message.of("**" + workflow.workflow().name() + "** is quiet now, where its runs are reported."));
        }
    }

    /** Every run is told again. */
    public void loud(StoredWorkflow workflow, Place saidIn, String by) {
        Place place = place(workflow, saidIn);
        WorkflowId id = workflow.ref().id();
        boolean wasQuiet = settings.find(place, id).filter(Setting::isQuiet).isPresent();
        settings.save(setting(place, id, false, Rhythm.HOURLY, null), by);
        known.invalidate(new Subject(place, id));
        surface.post(
                saidIn,
                Message.of(
                        wasQuiet
                                ? "I tell you about every run of **"
                                        + workflow.workflow().name() + "** again."
                                : "I tell you about every run of **"
                                        + workflow.workflow().name() + "**, as before."));
    }

    private Setting setting(
            Place place, WorkflowId workflow, boolean isQuiet, Rhythm rhythm, @Nullable MessageId root) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Setting(place, workflow, isQuiet, rhythm, root, now, now.plus(noise.of(rhythm)));
    }

    /** Where its runs report, when nobody else has asked for them. */
    private static Place place(StoredWorkflow workflow, Place saidIn) {
        return workflow.home() == null ? saidIn : new Place(saidIn.org(), workflow.home());
    }
}
