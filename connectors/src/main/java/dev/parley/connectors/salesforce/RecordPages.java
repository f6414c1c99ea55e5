package dev.parley.connectors.salesforce;

import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a query finds, page after page. Source: REST API, "Query" and "Query More Results".
 *
 * @param total how many there are in all
 */
record RecordPages(List<ObjectNode> records, int total) {
    static RecordPages find(ApiSession session, String soql, int limit)
            throws OperationException, InterruptedException {
        List<ObjectNode> records = new ArrayList<>();
        JsonNode page = session.send(
                        ApiRequest.of("GET", SalesforceConnector.API + "/query").query("q", soql))
                .body();
        int total = page.path("totalSize").asInt(0);
        addTo(records, page, limit);
        while (records.size() < limit && page.path("nextRecordsUrl").isString()) {
            page = session.get(page.path("nextRecordsUrl").stringValue());
            addTo(records, page, limit);
        }
        return new RecordPages(records, total);
    }

    boolean hasMore() {
        return total > records.size();
    }

    private static void addTo(List<ObjectNode> records, JsonNode page, int limit) {
        page.path("records")
                .valueStream()
                .filter(JsonNode::isObject)
                .limit(limit - records.size())
                .forEach(found -> records.add(plain(found).asObject()));
    }

    /** Without the {@code attributes} that say of each record, and of those it leads to, where it is. */
    static JsonNode plain(JsonNode node) {
        if (node.isObject()) {
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            node.forEachEntry((name, value) -> {
                if (!name.equals("attributes")) {
                    plain.set(name, plain(value));
                }
            });
            return plain;
        } else if (node.isArray()) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        return node;
    }
}
