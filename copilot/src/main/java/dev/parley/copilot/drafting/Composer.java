package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Graph.End;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A brief's steps as nodes and arrows. */
final class Composer {
    private final Literals literals;

    Composer(Expressions expressions) {
        this.literals = new Literals(expressions);
    }

    /** @param ids of the nodes, by the key of the step they stand for */
    record Composition(Workflow workflow, Map<Integer, NodeId> ids, List<Finding> caveats) {}

    /** Needs a start and at least one step. */
    Composition compose(Brief brief) {
        Start start = Objects.requireNonNull(brief.start().value(), "a workflow needs a start");
        Composing composing = new Composing(start, brief);
        composing.sequence(brief.steps(), Graph.fromTrigger(), null);
        String name = brief.name().value() == null ? Titles.of(brief) : brief.name().value();
        Workflow workflow = new Workflow(name, trigger(start, brief), composing.graph.nodes(), composing.graph.edges());
        return new Composition(workflow, composing.graph.ids(), List.copyOf(composing.caveats));
    }

    private static Trigger trigger(Start start, Brief brief) {
        return switch (start) {
            case Start.Webhook _ -> new Trigger.Webhook(null);
            case Start.Schedule schedule ->
                new Trigger.Schedule(
                        schedule.cron(), Objects.requireNonNull(brief.zone().value(), "a schedule needs a zone"));
            case Start.Manual manual -> new Trigger.Manual(manual.inputs());
        };
    }

    /** One composition under way. Where data was fetched, later steps of the same side work on it. */
    private final class Composing {
        private final Graph graph = new Graph();
        private final List<Finding> caveats = new ArrayList<>();
        private final String noun;
        private final String received;
        private final boolean isReceiving;
        private final Brief brief;

        private Composing(Start start, Brief brief) {
            this.brief = brief;
            this.noun = Phrases.noun(start);
            this.received = switch (start) {
                case Start.Webhook _ -> "trigger.output.body";
                case Start.Schedule _ -> "trigger.output";
                case Start.Manual _ -> "input";
            };
            this.isReceiving = !(start instanceof Start.Schedule) && !(start instanceof Start.Manual manual && manual.inputs().isEmpty());
        }

        private List<End> sequence(List<Step> steps, List<End> from, @Nullable String fetchedBefore) {
            List<End> ends = from;
            String fetched = fetchedBefore;
            for (Step step : steps) {
                if (ends.isEmpty()) {
                    return ends;
                }
                ends = one(step, ends, fetched);
                if (step instanceof Step.Call call && call.isFetch() && call.address().value() != null) {
                    fetched = graph.ids().get(call.key()) + ".output.body";
                }
            }
            return ends;
        }

        private List<End> one(Step step, List<End> ends, @Nullable String fetched) {
            return switch (step) {
                case Step.Call call -> call(call, ends, fetched);
                case Step.Approve approve -> approve(approve, ends, fetched);
                case Step.Wait wait ->
                    after(graph.add(wait.key(), "wait_" + wait.duration(), title(wait), ends, (id, settings) ->
                            new Node.Delay(id, wait.duration(), null, settings)));
                case Step.Show show -> after(set(show.key(), show.as(), title(show), ends, Map.of(
                        show.as(), show.text() == null ? "{{" + latest(fetched) + "}}" : Literals.plain(show.text()))));
                case Step.Remember keep -> after(set(keep.key(), "set_" + keep.values().keySet().iterator().next(), title(keep), ends, plain(keep.values())));
                case Step.Branch branch -> branch(branch, ends, fetched);
                case Step.Choose choose -> choose(choose, ends, fetched);
            };
        }

        private List<End> call(Step.Call call, List<End> ends, @Nullable String fetched) {
            String address = call.address().value();
            String data = "{{" + (call.sends() == Step.Payload.RECEIVED ? received : latest(fetched)) + "}}";
            if (address == null) {
                NodeId id = set(call.key(), "keep_" + subject(call), title(call), ends, Map.of(Names.unique(subject(call), java.util.Set.of()), data));
                caveats.add(unaddressed(call, id));
                return after(id);
            }
            ObjectNode with = JsonNodeFactory.instance.objectNode();
            with.put("method", call.method().value());
            with.put("url", literals.address(address));
            if (call.sends() != Step.Payload.NOTHING && !"DELETE".equals(call.method().value())) {
                with.put("body", data);
            }
            String verb = call.isFetch() ? "fetch" : String.valueOf(call.method().value());
            NodeId id = graph.add(call.key(), verb + "_" + subject(call), title(call), ends, (node, settings) -> new Node.Call(node, "http.request", with, settings));
            if (!call.onError().isEmpty()) {
                sequence(call.onError(), List.of(new End(id, Edge.ERROR)), fetched);
            }
            return after(id);
        }

        private String subject(Step.Call call) {
            if (!call.what().isEmpty() && !call.what().contains("webhook")) {
                return call.what();
            }
            String address = call.address().value();
            return call.isFetch() && address != null ? Phrases.host(address).replaceFirst(":\\d+$", "") : noun;
        }

        private Finding unaddressed(Step.Call call, NodeId id) {
            boolean isSystem = call.system() != null && Character.isUpperCase(call.system().charAt(0));
            String message = isSystem
                    ? "Parley has no connector for " + call.system() + " here, so this step only keeps the data and shows it in the conversation."
                    : "Nobody said which address " + (call.system() == null ? "this step" : call.system()) + " has, so it only keeps the data and shows it in the conversation.";
            return Finding.warn("no_address", id.value(), message, "Say \"use https://…\" with " + (isSystem ? "the address of its webhook or API." : "its address."));
        }

        private List<End> approve(Step.Approve approve, List<End> ends, @Nullable String fetched) {
            List<String> approvers = approve.approvers().value() == null ? List.of() : approve.approvers().value();
            String who = approvers.isEmpty() ? "" : Names.identifier(Phrases.people(approve.approvers())) + "_";
            NodeId id = graph.add(approve.key(), who + "approval", title(approve), ends, (node, settings) -> new Node.Approval(
                    node, approvers, message(fetched), approve.quorum(), brief.answerWithin().value(), Node.Approval.OnExpiry.REJECT, List.of(), settings));
            List<End> rejected = List.of(new End(id, "rejected"));
            if (approve.onReject().isEmpty()) {
                graph.add(-approve.key(), "not_approved", "Stop: not approved", rejected, (node, settings) -> new Node.Stop(
                        node, Node.Stop.Status.SUCCEEDED, "Not approved by " + Phrases.people(approve.approvers()) + ", so nothing further was done.", settings));
            } else {
                sequence(approve.onReject(), rejected, fetched);
            }
            return List.of(new End(id, "approved"));
        }

        private String message(@Nullable String fetched) {
            if (brief.start().value() instanceof Start.Manual manual && !manual.inputs().isEmpty()) {
                List<String> values = manual.inputs().stream()
                        .map(input -> Literals.plain(input.label() == null ? input.name() : input.label()) + ": {{" + Literals.path("input", input.name()) + "}}")
                        .toList();
                return "May this go ahead? " + String.join(", ", values);
            }
            boolean hasData = fetched != null || isReceiving;
            return hasData ? "May this " + noun + " go ahead? {{" + latest(fetched) + "}}" : "May this go ahead?";
        }

        private List<End> branch(Step.Branch branch, List<End> ends, @Nullable String fetched) {
            String root = isReceiving ? received : latest(fetched);
            String condition = literals.condition(branch.condition(), root);
            NodeId id = graph.add(branch.key(), branch.condition().words().replaceFirst("^(.*?) is ", "is_$1_"), Phrases.capitalized(branch.condition().words()) + "?", ends,
                    (node, settings) -> new Node.If(node, condition, settings));
            List<End> open = new ArrayList<>(sequence(branch.then(), List.of(new End(id, "true")), fetched));
            open.addAll(sequence(branch.otherwise(), List.of(new End(id, "false")), fetched));
            return open;
        }

        private List<End> choose(Step.Choose choose, List<End> ends, @Nullable String fetched) {
            String field = String.valueOf(choose.field().value());
            Map<String, JsonNode> cases = new LinkedHashMap<>();
            Map<String, List<Step>> ways = new LinkedHashMap<>();
            for (Step.Case one : choose.cases()) {
                String wished = Names.identifier(one.value());
                String name = Names.unique(wished.equals("default") || wished.equals("error") ? wished + "_case" : wished, cases.keySet());
                cases.put(name, StringNode.valueOf(one.value()));
                ways.put(name, one.steps());
            }
            String value = Literals.path(isReceiving ? received : latest(fetched), field);
            NodeId id = graph.add(choose.key(), "which_" + field, "Which " + field + "?", ends, (node, settings) -> new Node.Switch(node, value, cases, settings));
            List<End> open = new ArrayList<>();
            ways.forEach((name, steps) -> open.addAll(sequence(steps, List.of(new End(id, name)), fetched)));
            open.addAll(sequence(choose.otherwise(), List.of(new End(id, "default")), fetched));
            return open;
        }

        private NodeId set(int key, String name, String title, List<End> ends, Map<String, String> values) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            values.forEach(json::put);
            return graph.add(key, name, title, ends, (node, settings) -> new Node.SetValues(node, json, settings));
        }

        private static Map<String, String> plain(Map<String, String> values) {
            Map<String, String> safe = new LinkedHashMap<>();
            values.forEach((name, value) -> safe.put(name, Literals.plain(value)));
            return safe;
        }

        private String title(Step step) {
            String title = step instanceof Step.Call call && call.address().value() != null
                    ? (call.isFetch() ? "Fetch " : call.method().value() + " the " + (call.what().isEmpty() || call.what().contains("webhook") ? noun : call.what()) + " to ") + Phrases.host(call.address().value())
                    : Phrases.capitalized(Phrases.step(step, noun));
            return title.length() > 80 ? title.substring(0, 79) + "…" : title;
        }

        private String latest(@Nullable String fetched) {
            return fetched == null ? received : fetched;
        }

        private static List<End> after(NodeId id) {
            return List.of(new End(id, null));
        }
    }
}
