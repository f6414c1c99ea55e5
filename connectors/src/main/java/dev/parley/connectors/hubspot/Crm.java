package dev.parley.connectors.hubspot;

import static dev.parley.connectors.rest.Endpoint.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.Endpoint;
import dev.parley.connectors.rest.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What contacts, companies and deals have in common. Source: HubSpot API, "CRM search" and "Associations v4". */
final class Crm {
    private Crm() {}

    /** @param properties by HubSpot's names, such as {@code firstname}; texts all of them */
    record Found(
            String id,

            @Doc("by HubSpot's own names, such as firstname")
            ObjectNode properties,

            Instant createdAt,
            Instant updatedAt) {
        static Found sample(String id, String properties) {
            return new Found(
                    id,
                    JsonMapper.shared().readTree(properties.replace('\'', '"')).asObject(),
                    Instant.parse("2026-03-02T09:00:00Z"),
                    Instant.parse("2026-03-02T09:30:00Z"));
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

    static Endpoint search(String kind) {
        return post("/crm/v3/objects/" + kind + "/search")
                .pages(Paging.cursor("after", "paging.next.after", "limit", 100, "results"));
    }

    static ObjectNode searchBody(SearchInput input) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (input.query() != null) {
            body.put("query", input.query());
        }
        if (!input.filters().isEmpty()) {
            ArrayNode filters = body.putArray("filterGroups").addObject().putArray("filters");
            input.filters().forEach(filter -> {
                ObjectNode condition = filters.addObject()
                        .put("propertyName", filter.property())
                        .put("operator", filter.operator().name());
                if (filter.value() != null) {
                    condition.put("value", filter.value());
                }
            });
        }
        if (!input.properties().isEmpty()) {
            input.properties().forEach(body.putArray("properties")::add);
        }
        return body;
    }

    /** The kinds of record that can be associated, as paths name them. */
    enum Kind {
        @JsonProperty("contacts")
        CONTACTS,
        @JsonProperty("companies")
        COMPANIES,
        @JsonProperty("deals")
        DEALS
    }

    /** @param type HubSpot's number for what hangs on what. Source: HubSpot API, "Association type ID values" */
    static JsonNode association(String id, int type) {
        ObjectNode association = JsonNodeFactory.instance.objectNode();
        association.putObject("to").put("id", id);
        association
                .putArray("types")
                .addObject()
                .put("associationCategory", "HUBSPOT_DEFINED")
                .put("associationTypeId", type);
        return association;
    }
}
