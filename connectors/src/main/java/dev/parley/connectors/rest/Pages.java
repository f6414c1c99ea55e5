package dev.parley.connectors.rest;

import dev.parley.engine.operation.OperationException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The items of several pages. @param hasMore whether there are further ones that nobody asked for */
public record Pages(ArrayNode items, boolean hasMore) {
    /** However many somebody wants: what a step answers has its limit too. */
    private static final int MOST_PAGES = 50;

    static Pages gather(ApiSession session, ApiRequest first, Paging paging, int limit)
            throws OperationException, InterruptedException {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        Selector where = Selector.parse(paging.items());
        Optional<ApiRequest> next = Optional.of(sized(first, paging, limit));
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            ApiReply reply = session.send(next.get());
            JsonNode found = where.in(reply.body());
            for (JsonNode item : found) {
                if (items.size() == limit) {
                    return new Pages(items, true);
                }
                items.add(item);
            }
            next = paging.next(next.get(), reply, found.size());
            if (items.size() == limit) {
                break;
            }
        }
        return new Pages(items, next.isPresent());
    }

    private static ApiRequest sized(ApiRequest first, Paging paging, int limit) {
        if (paging.sizeParameter().isEmpty()) {
            return first;
        }
        // A page that is not full ends a list by number, so that those must be asked for in full.
        int size = paging instanceof Paging.Number || paging instanceof Paging.Offset
                ? paging.size()
                : Math.min(paging.size(), limit);
        JsonNode body = first.body();
        return body != null && body.isObject()
                ? first.body(body.deepCopy().asObject().put(paging.sizeParameter(), size))
                : first.query(paging.sizeParameter(), Integer.toString(size));
    }
}
