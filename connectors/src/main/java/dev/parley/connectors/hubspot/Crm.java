package dev.parley.connectors.hubspot;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What contacts, companies and deals have in common. Source: HubSpot API, "CRM search" and "Associations v4". */
final class Crm {
    static final Paging PAGES = Paging.cursor("after", "paging.next.after", "limit", 100, "results");

    private Crm() {}

    /** @param properties by HubSpot's names, such as {@code firstname}; texts all of them */
    record Found(
            String id,

            @Doc("by HubSpot's own names, such as firstname")
            ObjectNode properties,

            Instant createdAt,
            Instant updatedAt) {
        static Found sample(String id, String properties) {
            Instant nine = Instant.parse("2026-03-02T09:00:00Z");
            return new Found(id, Json.read(properties), nine, nine.plusSeconds(30 * 60));
        }
    }

    enum Operator {
        EQ,
        NEQ,
        LT,
        LTE,
        GT,
        GTE,
        CONTAINS_TOKEN,
        HAS_PROPERTY,
        NOT_HAS_PROPERTY
    }

    record Filter(
            @Doc("such as email or dealstage") String property,

            @Default("\"EQ\"") Operator operator,

            @Doc("for all but HAS_PROPERTY and NOT_HAS_PROPERTY") @Nullable
            String value) {}

    record SearchInput(
            @Doc("words to find in the usual fields, such as a name") @Nullable
            String query,

            @Doc("all of which must hold; up to 6") @Default("[]")
            List<Filter> filters,

            @Doc("which to read; the usual ones when left out") @Default("[]")
            List<String> properties,

            @Doc("how many at most") @Default("100") int limit) {}

    record Results(
            List<Found> results,
            @Doc("whether there are further ones") boolean more) {}

    /** @param kind in the plural, such as {@code deals} */
    static HttpOperation<SearchInput, Results> search(String kind, Found sample, String... synonyms) {
        return HttpOperation.of(
                        post("/crm/v3/objects/" + kind + "/search").pages(PAGES),
                        operation(
                                        "hubspot.search_" + kind,
                                        "Search " + kind,
                                        "Finds " + kind + " by words or properties.")
                                .reading()
                                .synonyms(synonyms)
                                .of(SearchInput.class, new Results(List.of(sample), false)))
                .sending(Crm::searchBody);
    }

    private static ObjectNode searchBody(SearchInput input) {
        List<ObjectNode> filters = input.filters().stream()
                .map(filter -> Json.object(
                        "propertyName", filter.property(), "operator", filter.operator(), "value", filter.value()))
                .toList();
        return Json.object(
                "query", input.query(),
                "filterGroups", filters.isEmpty() ? null : Json.list(Json.object("filters", filters)),
                "properties", input.properties().isEmpty() ? null : input.properties());
    }

    /** The kinds of record that can be associated, as paths name them. */
    @EnumNaming(EnumNamingStrategies.LowerCaseStrategy.class)
    enum Kind {
        CONTACTS,
        COMPANIES,
        DEALS
    }

    /** @param type HubSpot's number for what hangs on what. Source: HubSpot API, "Association type ID values" */
    static ArrayNode associations(int type, List<String> ids) {
        ObjectNode kind = Json.object("associationCategory", "HUBSPOT_DEFINED", "associationTypeId", type);
        return Json.list(ids.stream()
                .map(id -> Json.object("to", Json.object("id", id), "types", Json.list(kind)))
                .toArray());
    }
}
