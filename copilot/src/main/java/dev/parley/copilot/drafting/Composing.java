package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Graph.End;
import dev.parley.copilot.reach.Reach;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One composition under way. Where data was fetched, later steps of the same side work on it. */
final class Composing {
    private final Literals literals;
    private final Graph graph = new Graph();
    private final Naming naming;
    private final Calls calls;
    private final Thinking thinking;
    private final Asking asking;
    private final Times times;

    Composing(Start start, Brief brief, Literals literals, Reach reach) {
        this.literals = literals;
        this.naming = new Naming(Phrases.noun(start));
        this.calls = new Calls(graph, literals, naming, reach, start);
        this.thinking = new Thinking(graph, naming, reach.operations());
        this.asking = new Asking(graph, naming, brief);
        this.times = new Times(brief);
    }

    Graph graph() {
        return graph;
    }

    List<Finding> caveats() {
        List<Finding> caveats = new ArrayList<>(calls.caveats());
        caveats.addAll(thinking.caveats());
        return List.copyOf(caveats);
    }

    /** Where cron fires more often than is meant, the rest of its times end here. */
    List<End> begin(Start start) {
        return start instanceof Start.Schedule schedule && schedule.only() != null
                ? List.of(new End(
                        graph.add(
                                0,
                                "is_it_time",
                                "Is it time? " + Phrases.capitalized(schedule.words()),
                                Graph.fromTrigger(),
                                (id, settings) -> new Node.If(id, times.condition(schedule.only()), settings)),
                        "true"))
                : Graph.fromTrigger();
    }

    List<End> sequence(List<Step> steps, List<End> from, Given before) {
        List<End> ends = from;
        Given given = before;
        for (Step step : steps) {
            if (ends.isEmpty()) {
                return ends;
            }
            ends = one(step, ends, given);
            given = given(step, given);
        }
        return ends;
    }

    /** What the steps after this one work on. */
    private Given given(Step step, Given before) {
        NodeId id = graph.ids().get(step.key());
        return switch (step) {
            case Step.Call call
            when call.isFetch() && (call.address().value() != null || call.standsIn() || call.errand() != null) ->
                before.with(calls.fetched(call, id));
            case Step.Remember keep -> before.keeping(id, keep.values().keySet());
            case Step.Ask _ -> before.with(id + ".output.values");
            case Step.Think think -> thinking.given(think, id, before);
            case Step.Each _ when id != null -> before.with(id + ".output.results");
            case Step.Call _, Step.Approve _, Step.Wait _, Step.Show _, Step.Branch _, Step.Choose _, Step.Each _ ->
                before;
        };
    }

    private List<End> one(Step step, List<End> ends, Given given) {
        return switch (step) {
            case Step.Call call -> {
                NodeId id = calls.add(call, ends, given);
                sequence(call.onError(), List.of(Graph.failed(id)), given);
                yield Graph.after(id);
            }
            case Step.Approve approve -> approve(approve, ends, given);
            case Step.Ask ask -> Graph.after(asking.add(ask, ends, given));
            case Step.Think think -> Graph.after(thinking.add(think, ends, given));
            case Step.Wait wait ->
                Graph.after(graph.add(
                        wait.key(),
                        wait.until() == null && wait.before() == null ? "wait_" + wait.duration() : "wait_until",
                        naming.title(wait),
                        ends,
                        (id, settings) -> delay(id, wait, given, settings)));
            case Step.Show show ->
                Graph.after(graph.set(
                        show.key(), show.as(), naming.title(show), ends, Map.of(show.as(), said(show, given))));
            case Step.Remember keep ->
                Graph.after(graph.set(
                        keep.key(),
                        "set_" + keep.values().keySet().iterator().next(),
                        naming.title(keep),
                        ends,
                        plain(keep.values())));
            case Step.Branch branch -> branch(branch, ends, given);
            case Step.Choose choose -> choose(choose, ends, given);
            case Step.Each each -> each(each, ends, given);
        };
    }

    private Node delay(NodeId id, Step.Wait wait, Given given, NodeSettings settings) {
        if (wait.before() != null) {
            String date = Literals.path(given.judged(Set.of(wait.before())), wait.before());
            return new Node.Delay(id, null, times.before(date, wait.duration()), settings);
        }
        return wait.until() == null
                ? new Node.Delay(id, wait.duration(), null, settings)
                : new Node.Delay(id, null, times.moment(wait.until()), settings);
    }

    private static String said(Step.Show show, Given given) {
        return show.text() == null ? "{{" + given.data() + "}}" : Literals.plain(show.text());
    }

    private List<End> approve(Step.Approve approve, List<End> ends, Given given) {
        NodeId id = asking.add(approve, ends, given);
        List<End> rejected = List.of(new End(id, "rejected"));
        if (!approve.onReject().isEmpty()) {
            sequence(approve.onReject(), rejected, given);
        } else if (!graph.isInLoop()) {
            // In a loop a no is about one item; a stop would end the whole run.
            asking.stop(approve, rejected);
        }
        return List.of(new End(id, "approved"));
    }

    private List<End> branch(Step.Branch branch, List<End> ends, Given given) {
        Set<String> fields = branch.condition().tests().stream()
                .map(test -> String.valueOf(test.field().value()))
                .collect(Collectors.toSet());
        String condition = literals.condition(branch.condition(), given.judged(fields));
        NodeId id = graph.add(
                branch.key(),
                branch.condition().words().replaceFirst("^(.*?) is ", "is_$1_"),
                Phrases.capitalized(branch.condition().words()) + "?",
                ends,
                (node, settings) -> new Node.If(node, condition, settings));
        List<End> open = new ArrayList<>(sequence(branch.then(), List.of(new End(id, "true")), given));
        open.addAll(sequence(branch.otherwise(), List.of(new End(id, "false")), given));
        return open;
    }

    private List<End> choose(Step.Choose choose, List<End> ends, Given given) {
        String field = String.valueOf(choose.field().value());
        Map<String, JsonNode> cases = new LinkedHashMap<>();
        Map<String, List<Step>> ways = new LinkedHashMap<>();
        for (Step.Case one : choose.cases()) {
            String wished = Names.identifier(one.value());
            String name = Names.unique(
                    wished.equals("default") || wished.equals("error") ? wished + "_case" : wished, cases.keySet());
            cases.put(name, StringNode.valueOf(one.value()));
            ways.put(name, one.steps());
        }
        String value = Literals.chosen(given.judged(Set.of(field)), field);
        NodeId id = graph.add(
                choose.key(),
                "which_" + field,
                "Which " + field + "?",
                ends,
                (node, settings) -> new Node.Switch(node, value, cases, settings));
        List<End> open = new ArrayList<>();
        ways.forEach((name, steps) -> open.addAll(sequence(steps, List.of(new End(id, name)), given)));
        open.addAll(sequence(choose.otherwise(), List.of(new End(id, "default")), given));
        return open;
    }

    private List<End> each(Step.Each each, List<End> ends, Given given) {
        String field = each.items().value();
        String list = field == null || field.isEmpty() ? given.data() : Literals.path(given.judged(), field);
        // Without any data there is nothing to go through: the one thing there is counts as a list of one.
        String items = given.hasData() ? list : "[" + list + "]";
        NodeId id = graph.add(
                each.key(),
                "each_" + each.what(),
                naming.title(each),
                ends,
                (node, settings) -> new Node.ForEach(node, StringNode.valueOf("{{" + items + "}}"), 1, settings));
        graph.within(id, () -> sequence(each.steps(), Graph.beginning(), Given.item()));
        return Graph.after(id);
    }

    private static Map<String, String> plain(Map<String, String> values) {
        Map<String, String> safe = new LinkedHashMap<>();
        values.forEach((name, value) -> safe.put(name, Literals.plain(value)));
        return safe;
    }
}
