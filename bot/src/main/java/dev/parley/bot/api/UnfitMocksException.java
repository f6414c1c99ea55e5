package dev.parley.bot.api;

import dev.parley.engine.NodeId;
import dev.parley.engine.run.Mocks;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A test was to run with answers that its workflow has no use for. */
final class UnfitMocksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    private UnfitMocksException(List<Finding> findings) {
        super(findings.getFirst().message());
        this.findings = List.copyOf(findings);
    }

    /** @throws UnfitMocksException when they do not fit */
    static void check(Workflow workflow, Map<NodeId, JsonNode> mocks) {
        List<Finding> findings = Mocks.findings(workflow, mocks);
        if (!findings.isEmpty()) {
            throw new UnfitMocksException(findings);
        }
    }

    List<Finding> findings() {
        return findings;
    }
}
