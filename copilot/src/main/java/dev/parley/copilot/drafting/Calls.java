package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Graph.End;
import dev.parley.copilot.reach.Reach;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls of web addresses. Where a system was named whose address nobody gave, the call is there with an address that leads nowhere:
 * {@code .invalid} never resolves (RFC 6761), so nothing leaves before somebody puts the real one in.
 */
final class Calls {
    private final Graph graph;
    private final Literals literals;
    private final Naming naming;
    private final Connected connected;
    private final OperationCatalog operations;
    private final List<Finding> caveats = new ArrayList<>();

    Calls(Graph graph, Literals literals, Naming naming, Reach reach, Start start) {
        this.graph = graph;
        this.connected = new Connected(graph, naming, reach.operations(), new Shape(graph, reach, start));
        this.operations = reach.operations();
        this.literals = literals;
        this.naming = naming;
    }

    List<Finding> caveats() {
        return Stream.concat(connected.caveats().stream(), caveats.stream()).toList();
    }

    /** What a call that fetched leaves for later steps. */
    String fetched(Step.Call call, NodeId id) {
        return id + spec(call).map(Connected::result).orElse(".output.body");
    }

    private Optional<OperationSpec> spec(Step.Call call) {
        return call.errand() == null ? Optional.empty() : connected.spec(call.errand());
    }

    NodeId add(Step.Call call, List<End> ends, Given given) {
        Optional<OperationSpec> known = spec(call);
        if (known.isPresent() && call.errand() != null) {
            return connected.add(call, call.errand(), known.get(), ends, given);
        }
        String data = "{{" + (call.sends() == Step.Payload.RECEIVED ? given.received() : given.data()) + "}}";
        String address = call.address().value();
        if (address != null) {
            return request(call, literals.address(address, given.judged()), data, ends);
        }
        NodeId id = call.standsIn() || call.errand() != null
                ? request(call, nowhere(call), data, ends)
                : keep(call, data, ends);
        caveats.add(unaddressed(call, id));
        return id;
    }

    private NodeId request(Step.Call call, String url, String data, List<End> ends) {
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        with.put("method", call.method().value());
        with.put("url", url);
        if (call.sends() != Step.Payload.NOTHING
                && !"DELETE".equals(call.method().value())) {
            with.put("body", data);
        }
        String verb = call.isFetch() ? "fetch" : String.valueOf(call.method().value());
        return graph.add(
                call.key(),
                verb + "_" + naming.subject(call),
                naming.title(call),
                ends,
                (node, settings) -> new Node.Call(node, "http.request", with, settings));
    }

    private NodeId keep(Step.Call call, String data, List<End> ends) {
        String subject = naming.subject(call);
        return graph.set(
                call.key(), "keep_" + subject, naming.title(call), ends, Map.of(Names.unique(subject, Set.of()), data));
    }

    private static String nowhere(Step.Call call) {
        String name = Names.identifier(call.system() == null ? call.what() : call.system())
                .replace('_', '-');
        return "https://" + (name.isEmpty() ? "address" : name) + ".invalid/";
    }

    private Finding unaddressed(Step.Call call, NodeId id) {
        boolean isSystem =
                call.system() != null && Character.isUpperCase(call.system().charAt(0));
        boolean isConnected = operations.specs().stream()
                .anyMatch(spec -> spec.connector().equals(Names.identifier(String.valueOf(call.system()))));
        String what = isSystem
                ? isConnected
                        ? "No operation of " + call.system() + " here is clearly what was asked for"
                        : "Parley has no connector for " + call.system() + " here"
                : "Nobody said which address " + (call.system() == null ? "this step" : call.system()) + " has";
        return Finding.warn(
                "no_address",
                id.value(),
                call.standsIn()
                        ? what + ", so this call leads nowhere until its address is put in."
                        : what + ", so this step only keeps the data and shows it in the conversation.",
                "Say \"use https://…\" with " + (isSystem ? "the address of its webhook or API." : "its address."));
    }
}
