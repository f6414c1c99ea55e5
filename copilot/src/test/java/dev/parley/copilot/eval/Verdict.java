package dev.parley.copilot.eval;

import dev.parley.copilot.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One request's draft held against what was expected.
 *
 * @param right connectors of Parley's that were expected and are there
 * @param stoodIn systems that Parley lacks for which a call with a note is there
 * @param missed what was misread, in words
 */
record Verdict(
        Asked asked,
        DraftFacts facts,
        Duration took,
        Set<String> right,
        Set<String> extra,
        Set<String> absent,
        Set<String> stoodIn,
        Set<String> lost,
        List<String> missed) {
    static Verdict of(Asked asked, Draft draft, Duration took, Set<String> parleyHas) {
        DraftFacts facts = new DraftFacts(draft);
        Asked.Expect expect = asked.expect();
        Set<String> expected = new HashSet<>(expect.named());
        expected.retainAll(parleyHas);
        Set<String> found = facts.found(expected);
        Set<String> lacking = new HashSet<>(expect.named());
        lacking.removeAll(parleyHas);
        Set<String> stoodIn = new HashSet<>();
        lacking.stream().filter(facts::standsInFor).forEach(stoodIn::add);
        return new Verdict(
                asked,
                facts,
                took,
                both(expected, found),
                // What the words do not name but the automation has is no fault.
                without(without(found, expected), expect.connectors()),
                without(expected, found),
                stoodIn,
                without(lacking, stoodIn),
                missed(asked, facts, without(expected, found), without(lacking, stoodIn)));
    }

    /** The request, what was missed, and the whole draft. */
    String told() {
        return "%n%s  %s%n  missed: %s%n  starts: %s%n  - %s"
                .formatted(asked.id(), asked.request(), missed, facts.trigger(), String.join("\n  - ", facts.steps()));
    }

    boolean isTriggerRight() {
        return asked.expect().triggers().contains(facts.trigger());
    }

    private static List<String> missed(Asked asked, DraftFacts facts, Set<String> absent, Set<String> lost) {
        Asked.Expect expect = asked.expect();
        List<String> missed = new ArrayList<>();
        if (!facts.validates()) {
            missed.add("no valid draft");
        }
        if (expect.triggerStated() && !expect.triggers().contains(facts.trigger())) {
            missed.add("trigger " + facts.trigger() + " for " + expect.triggers());
        }
        absent.forEach(name -> missed.add("no " + name));
        lost.forEach(name -> missed.add("no stand-in for " + name));
        told(missed, "ai", expect.ai(), facts.thinks());
        told(missed, "branch", expect.branch(), facts.branches());
        told(missed, "loop", expect.loop(), facts.loops());
        if (expect.approval() && !facts.asksPeople()) {
            missed.add("no approval");
        }
        return List.copyOf(missed);
    }

    private static void told(List<String> missed, String what, boolean expected, boolean found) {
        if (expected != found) {
            missed.add((expected ? "no " : "needless ") + what);
        }
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> result = new HashSet<>(one);
        result.retainAll(other);
        return result;
    }

    private static Set<String> without(Set<String> one, Set<String> other) {
        Set<String> result = new HashSet<>(one);
        result.removeAll(other);
        return result;
    }
}
