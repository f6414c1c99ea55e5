package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.Draft.Safeguard;
import dev.parley.copilot.Draft.State;
import dev.parley.copilot.safeguards.Safeguards.Placed;
import dev.parley.engine.NodeId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells equal safeguards as one. */
final class Merging {
    private Merging() {}

    static List<Safeguard> told(List<Placed> placed) {
        Map<Same, List<Placed>> groups =
                placed.stream().collect(Collectors.groupingBy(Same::of, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream()
                .map(Merging::one)
                .sorted(Comparator.comparing(Safeguard::gravity))
                .toList();
    }

    private static Safeguard one(List<Placed> equal) {
        Guard first = equal.getFirst().guard();
        State state = equal.getFirst().state();
        List<String> titles = equal.stream().map(Placed::title).toList();
        return new Safeguard(
                Decisions.id(first.kind(), first.step()),
                first.kind(),
                equal.stream()
                        .flatMap(one -> one.guard().covers().stream())
                        .map(NodeId::value)
                        .distinct()
                        .toList(),
                (state == State.APPLIED
                                ? first.wording().applied()
                                : first.wording().proposed())
                        .apply(titles),
                first.wording().reason(),
                first.gravity(),
                state,
                !first.isHeard(),
                first.remedy() != null);
    }

    private record Same(String kind, Gravity gravity, State state, String reason, boolean isHeard) {
        static Same of(Placed one) {
            Guard guard = one.guard();
            return new Same(
                    guard.kind(), guard.gravity(), one.state(), guard.wording().reason(), guard.isHeard());
        }
    }
}
