package dev.parley.connectors.rest;

import dev.parley.connectors.http.HttpReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an API deals out long lists. An operation over pages answers a record whose one list takes the items, and, if it has it, whose
 * {@code more} says whether there are further ones; it takes {@code limit}, how many are wanted.
 */
public sealed interface Paging {
    /** Where the items are in a page; nothing when the page itself is the list. */
    String items();

    /** The query parameter that bounds a page; empty when there is none. */
    String sizeParameter();

    int size();

    /** For the table of what connectors can do. */
    String inWords();

    /** The request for the page after this one; empty after the last. @param count items of this page */
    Optional<ApiRequest> next(ApiRequest request, ApiReply page, int count);

    /** {@code Link: <…>; rel="next"} (RFC 8288). */
    static Paging link(String sizeParameter, int size, String items) {
        return new Link(sizeParameter, size, items);
    }

    /**
     * A cursor in the reply goes into the next request's query, or its body when it has one.
     *
     * @param next where in the reply it is; empty or null there means the end
     */
    static Paging cursor(String parameter, String next, String sizeParameter, int size, String items) {
        return new Cursor(parameter, next, sizeParameter, size, items);
    }

    /** Pages by number; one that is not full is the last. @param first of the first page, 0 or 1 */
    static Paging number(String parameter, int first, String sizeParameter, int size, String items) {
        return new Number(parameter, first, sizeParameter, size, items);
    }

    /** Items by number, from 0; a page that is not full is the last. */
    static Paging offset(String parameter, String sizeParameter, int size, String items) {
        return new Offset(parameter, sizeParameter, size, items);
    }

    /** The reply holds the next page's address. */
    static Paging address(String next, String sizeParameter, int size, String items) {
        return new Address(next, sizeParameter, size, items);
    }

    record Link(String sizeParameter, int size, String items) implements Paging {
        private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?");

        @Override
        public String inWords() {
            return "Link header";
        }

        @Override
        public Optional<ApiRequest> next(ApiRequest request, ApiReply page, int count) {
            HttpReply reply = page.http();
            Matcher next = NEXT.matcher(reply.header("Link").orElse(""));
            return next.find() ? Optional.of(request.at(next.group(1))) : Optional.empty();
        }
    }

    record Cursor(String parameter, String next, String sizeParameter, int size, String items) implements Paging {
        @Override
        public String inWords() {
            return "cursor";
        }

        @Override
        public Optional<ApiRequest> next(ApiRequest request, ApiReply page, int count) {
            return Selector.parse(next).textsIn(page.body()).stream()
                    .findFirst()
                    .map(cursor -> continued(request, parameter, cursor));
        }
    }

    record Number(String parameter, int first, String sizeParameter, int size, String items) implements Paging {
        @Override
        public String inWords() {
            return "page number";
        }

        @Override
        public Optional<ApiRequest> next(ApiRequest request, ApiReply page, int count) {
            return count < size
                    ? Optional.empty()
                    : Optional.of(continued(request, parameter, position(request, parameter, first) + 1));
        }
    }

    record Offset(String parameter, String sizeParameter, int size, String items) implements Paging {
        @Override
        public String inWords() {
            return "offset";
        }

        @Override
        public Optional<ApiRequest> next(ApiRequest request, ApiReply page, int count) {
            return count < size
                    ? Optional.empty()
                    : Optional.of(continued(request, parameter, position(request, parameter, 0) + count));
        }
    }

    record Address(String next, String sizeParameter, int size, String items) implements Paging {
        @Override
        public String inWords() {
            return "next address";
        }

        @Override
        public Optional<ApiRequest> next(ApiRequest request, ApiReply page, int count) {
            return Selector.parse(next).textsIn(page.body()).stream()
                    .findFirst()
                    .map(request::at);
        }
    }

    private static ApiRequest continued(ApiRequest request, String parameter, Object value) {
        JsonNode body = request.body();
        if (body == null) {
            return request.query(parameter, value.toString());
        }
        ObjectNode next = body instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        return request.body(
                value instanceof Integer number ? next.put(parameter, number) : next.put(parameter, value.toString()));
    }

    private static int position(ApiRequest request, String parameter, int first) {
        JsonNode body = request.body();
        if (body != null && body.path(parameter).isNumber()) {
            return body.path(parameter).intValue();
        }
        return request.query().stream()
                .filter(pair -> pair.getKey().equals(parameter))
                .findFirst()
                .map(pair -> Integer.parseInt(pair.getValue()))
                .orElse(first);
    }
}
