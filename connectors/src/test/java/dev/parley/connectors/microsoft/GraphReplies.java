package dev.parley.connectors.microsoft;

/** What Graph's replies have in common. Source: Microsoft Graph, "Microsoft Graph error responses and resource types". */
final class GraphReplies {
    private GraphReplies() {}

    static String error(String code, String words) {
        return """
                {"error": {"code": "%s", "message": "%s", "innerError": {"date": "2026-03-02T09:00:00",
                 "request-id": "1d7bd1e1-2c5f-4b0b-9d0b-0a4a9a1c9a11", "client-request-id": "1d7bd1e1-2c5f-4b0b-9d0b-0a4a9a1c9a11"}}}""".formatted(code, words);
    }

    /** A page of a collection. */
    static String page(String items) {
        return "{'@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection', 'value': [" + items + "]}";
    }

    /** A page that leads on to the next; <code>{far}</code> is filled in by the test. */
    static String page(String items, String next) {
        return "{'@odata.nextLink': '{far}" + next + "', 'value': [" + items + "]}";
    }
}
