package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.RunId;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.InDoubt;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Settled;
import dev.parley.engine.run.Play.Change;
import dev.parley.engine.run.Play.Moment;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunFinished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold for any workflow, any outcomes and any order in which the world answers, crashes included. */
class InterpreterLawsTest {
    @Property
    void a_run_that_the_world_answers_ends(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        assertThat(play.state().finished()).isNotNull();
        assertThat(play.events().getLast().event()).isInstanceOf(RunFinished.class);
    }

    @Property
    void a_run_that_has_not_ended_waits_for_something(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        for (Moment moment : Play.of(steps, seed).moments) {
            RunState state = moment.turn().state();
            List<NodeState> moving = new ArrayList<>();
            state.forEachStep((_, at) -> {
                if (at instanceof Running || at instanceof NodeState.Waiting) {
                    moving.add(at);
                }
            });
            boolean isUnderWay = moving.stream().anyMatch(at -> at instanceof Running || at instanceof AwaitingRun);
            assertThat(state.status())
                    .isEqualTo(
                            state.finished() != null
                                    ? RunStatus.valueOf(
                                            state.finished().outcome().name())
                                    : state.isQueued()
                                            ? RunStatus.QUEUED
                                            : isUnderWay ? RunStatus.RUNNING : RunStatus.WAITING);
            assertThat(state.finished() != null || state.isQueued() || !moving.isEmpty())
                    .as("something moves it: %s", state)
                    .isTrue();
        }
    }

    @Property
    void no_call_is_made_twice_but_to_try_again(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        assertThatCallsAreMadeOnce(Play.of(steps, seed));
    }

    /** Each attempt has its number; the next one needs a failure that allows it, or somebody's word after a crash. */
    private static void assertThatCallsAreMadeOnce(Play play) {
        Map<StepId, Integer> last = new HashMap<>();
        Set<StepId> allowed = new HashSet<>();
        Set<RunId> children = new HashSet<>();
        for (Change change : play.changes()) {
            switch (change.event()) {
                case NodeStarted e -> {
                    assertThat(e.attempt()).isEqualTo(next(change, e.step(), last, allowed));
                    last.put(e.step(), e.attempt());
                }
                case RunCalled e -> {
                    assertThat(e.attempt()).isEqualTo(next(change, e.step(), last, allowed));
                    boolean isNext = !Integer.valueOf(e.attempt()).equals(last.put(e.step(), e.attempt()));
                    assertThat(children.add(e.child())).isEqualTo(isNext);
                }
                case NodeFailed e when e.retryAt() != null -> allowed.add(e.step());
                case DoubtResolved e
                when e.answer() == DoubtAnswer.RETRY && change.before().steps().at(e.step()) instanceof InDoubt ->
                    allowed.add(e.step());
                default -> {}
            }
        }
    }

    private static int next(Change change, StepId step, Map<StepId, Integer> last, Set<StepId> allowed) {
        Integer before = last.get(step);
        if (before == null) {
            return 1;
        }
        if (allowed.remove(step)) {
            return before + 1;
        }
        assertThat(change.isRecovery()).as("%s again in %s", step, change).isTrue();
        assertThat(change.after().steps().at(step))
                .isEqualTo(change.before().steps().at(step));
        return before;
    }

    @Property
    void what_is_settled_stays_as_it_is(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        for (Change change : Play.of(steps, seed).changes()) {
            change.before().forEachStep((step, at) -> {
                NodeState after = change.after().steps().at(step);
                if (at instanceof Settled && after != null) {
                    assertThat(after).isEqualTo(at);
                }
            });
        }
    }

    @Property
    void nothing_follows_the_end(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        assertThat(play.events().stream()
                        .filter(recorded -> recorded.event() instanceof RunFinished)
                        .count())
                .isEqualTo(1);
        Instant later = play.moments.getLast().at().plus(Duration.ofDays(4_000));
        assertThat(play.interpreter.decide(play.state(), later)).isEmpty();
        assertThat(play.state().wakeAt()).isEmpty();
        assertThat(play.interpreter.recover(play.state(), _ -> true, later).events())
                .isEmpty();
    }

    @Property
    void time_alone_moves_a_run_when_it_says_so_and_not_before(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        for (Moment moment : play.moments) {
            RunState state = moment.turn().state();
            Instant wake = state.wakeAt().orElse(null);
            if (wake == null) {
                assertThat(play.interpreter.decide(state, moment.at().plus(Duration.ofDays(4_000))))
                        .isEmpty();
            } else {
                Instant before = wake.minusNanos(1_000);
                assertThat(before.isBefore(moment.at()) ? List.of() : play.interpreter.decide(state, before))
                        .isEmpty();
                assertThat(state.isBusy()
                                || !play.interpreter.decide(state, wake).isEmpty())
                        .as("something is to be done at %s", wake)
                        .isTrue();
            }
        }
    }

    @Property
    void the_same_state_always_gives_the_same_decisions(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Interpreter another = Play.interpreter(play.workflow);
        for (Change change : play.changes()) {
            Instant at = change.recorded().at();
            assertThat(another.decide(change.before(), at)).isEqualTo(play.interpreter.decide(change.before(), at));
        }
        for (Moment moment : play.moments) {
            assertThat(play.interpreter.decide(moment.turn().state(), moment.at()))
                    .as("a turn leaves nothing undecided")
                    .isEmpty();
        }
    }

    @Property
    void going_on_from_what_was_written_down_is_as_if_nothing_had_happened(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Interpreter another = Play.interpreter(play.workflow);
        List<RecordedEvent> written = new ArrayList<>();
        for (Moment moment : play.moments) {
            if (!written.isEmpty()) {
                Turn turn =
                        moment.move().made(another, another.fold(play.state().id(), written));
                assertThat(turn).isEqualTo(moment.turn());
            }
            written.addAll(moment.turn().events());
            assertThat(another.fold(play.state().id(), written))
                    .isEqualTo(moment.turn().state());
        }
        assertThat(written).isEqualTo(play.events());
    }

    @Property
    void a_run_cut_off_after_any_event_goes_on_and_ends(
            @ForAll @IntRange(min = 1, max = 14) int steps,
            @ForAll long seed,
            @ForAll @IntRange(max = 99) int percent) {
        Play whole = Play.of(steps, seed);
        Play cut = whole.cutAfter(1 + (whole.events().size() - 1) * percent / 100, seed + 1);
        assertThat(cut.state().finished()).isNotNull();
        assertThatCallsAreMadeOnce(cut);
    }

    @Property
    void sequence_numbers_have_no_gaps(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        List<RecordedEvent> events = Play.of(steps, seed).events();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).seq()).isEqualTo(i + 1);
        }
    }
}
