package dev.parley.connectors.jira;

import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** An issue as steps and events show it. */
record Issue(
        @Doc("such as SUP-7") String key,
        String id,
        @From("fields.summary") @Nullable String summary,

        @Doc("as plain text") @From("fields.description") @JsonDeserialize(using = Adf.Reader.class) @Nullable
        String description,

        @From("fields.status.name") @Nullable String status,

        @Doc("new, indeterminate or done") @From("fields.status.statusCategory.key") @Nullable
        String stage,

        @From("fields.issuetype.name") @Nullable String type,
        @From("fields.priority.name") @Nullable String priority,

        @From("fields.project.key") @Nullable String project,

        @From("fields.assignee.displayName") @Nullable String assignee,
        @From("fields.assignee.accountId") @Nullable String assigneeId,
        @From("fields.reporter.displayName") @Nullable String reporter,
        @From("fields.labels") List<String> labels,

        @Doc("such as 2026-03-06") @From("fields.duedate") @Nullable
        String due,

        @From("fields.created") @JsonDeserialize(using = Moment.class) @Nullable
        Instant createdAt,

        @From("fields.updated") @JsonDeserialize(using = Moment.class) @Nullable
        Instant updatedAt,

        @Doc("where people open it") @From("") @JsonDeserialize(using = BrowseUrl.class) @Nullable
        URI url) {
    /** What has to be asked for. */
    static final List<String> FIELDS = List.of(
            "summary",
            "description",
            "status",
            "issuetype",
            "priority",
            "project",
            "assignee",
            "reporter",
            "labels",
            "duedate",
            "created",
            "updated");

    static final Issue SAMPLE = new Issue(
            "SUP-7",
            "10007",
            "The shop is down",
            "Since nine.",
            "In Progress",
            "indeterminate",
            "Bug",
            "High",
            "SUP",
            "Ana Ruiz",
            "5b10ac8d82e05b22cc7d4ef5",
            "Bo Chen",
            List.of("shop"),
            "2026-03-06",
            Instant.parse("2026-03-02T09:00:00Z"),
            Instant.parse("2026-03-02T09:30:00Z"),
            URI.create("https://acme.atlassian.net/browse/SUP-7"));

    /** Jira gives an issue's address in the API only; with OAuth 2 even that is not the site's. */
    static final class BrowseUrl extends StdDeserializer<URI> {
        BrowseUrl() {
            super(URI.class);
        }

        @Override
        public @Nullable URI deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode issue = context.readTree(parser);
            String self = issue.path("self").asString("");
            int api = self.indexOf("/rest/api/");
            return api < 0 || self.contains("/ex/jira/")
                    ? null
                    : URI.create(self.substring(0, api) + "/browse/"
                            + issue.path("key").asString(""));
        }
    }
}
