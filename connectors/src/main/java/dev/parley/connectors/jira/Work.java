package dev.parley.connectors.jira;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import dev.parley.connectors.rest.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is done about issues. Source: Atlassian REST v3, "Issue comments", "Issue worklogs", "Issue links", "Issues" (transitions) and
 * "Projects".
 */
final class Work {
    private Work() {}

    record CommentInput(
            @Doc(Issues.ISSUE) String issue,

            @Doc("plain text") String text) {}

    record Comment(
            String id,
            @From("author.displayName") @Nullable String author,

            @From("body") @JsonDeserialize(using = Adf.Reader.class) @Nullable
            String text,

            @From("created") @JsonDeserialize(using = Moment.class) @Nullable
            Instant createdAt) {
        static final Comment SAMPLE =
                new Comment("10000", "Ana Ruiz", "We are on it.", Instant.parse("2026-03-02T09:30:00Z"));
    }

    static final HttpOperation<CommentInput, Comment> COMMENT = HttpOperation.of(
                    post("/rest/api/3/issue/{issue}/comment"),
                    operation("jira.add_comment", "Add a comment", "Comments on a Jira issue.")
                            .synonyms("comment on the ticket", "reply on the ticket", "note on the Jira issue")
                            .of(CommentInput.class, Comment.SAMPLE))
            .sending(input -> Json.object("body", Adf.document(input.text())));

    record TransitionsInput(@Doc(Issues.ISSUE) String issue) {}

    record Transition(
            String id,
            String name,
            @Doc("the status it leads to") @From("to.name") String status) {}

    record Transitions(List<Transition> transitions) {}

    static final HttpOperation<TransitionsInput, Transitions> TRANSITIONS = HttpOperation.of(
            get("/rest/api/3/issue/{issue}/transitions"),
            operation("jira.list_transitions", "List transitions", "Says where a Jira issue can be moved from here.")
                    .synonyms("possible statuses of a ticket", "where can the ticket go")
                    .of(TransitionsInput.class, new Transitions(List.of(new Transition("31", "Close issue", "Done")))));

    record ProjectsInput(
            @Doc("how many at most") @Default("50") int limit) {}

    record Project(
            String key,
            String id,
            String name,

            @Doc("software, service_desk or business") @From("projectTypeKey") @Nullable
            String kind) {}

    record Projects(
            List<Project> projects,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<ProjectsInput, Projects> PROJECTS = HttpOperation.of(
            get("/rest/api/3/project/search").pages(Paging.offset("startAt", "maxResults", 50, "values")),
            operation("jira.list_projects", "List projects", "Lists the Jira projects that the connection can see.")
                    .synonyms("which Jira projects are there", "Jira boards")
                    .of(
                            ProjectsInput.class,
                            new Projects(List.of(new Project("SUP", "10000", "Support", "service_desk")), false)));

    record WorklogInput(
            @Doc(Issues.ISSUE) String issue,
            @Doc("such as 45m or 2h") Duration spent,
            @Doc("what was done") @Nullable String comment,

            @Doc("when it began; left out, now") @Nullable Instant started) {}

    record Worklog(
            String id,

            @Doc("as Jira writes it, such as 2h") @From("timeSpent")
            String spent,

            @From("timeSpentSeconds") long seconds) {}

    static final HttpOperation<WorklogInput, Worklog> LOG_WORK = HttpOperation.of(
                    post("/rest/api/3/issue/{issue}/worklog"),
                    operation("jira.add_worklog", "Log work", "Notes time spent on a Jira issue.")
                            .synonyms("log time on the ticket", "book hours in Jira", "time tracking")
                            .of(WorklogInput.class, new Worklog("100028", "2h", 7200)))
            .sending(input -> Json.object(
                    "timeSpentSeconds", input.spent().toSeconds(),
                    "comment", Adf.document(input.comment()),
                    "started", input.started() == null ? null : Moment.written(input.started())));

    record LinkInput(
            @Doc("which does it: the one that blocks") @Sent("inwardIssue.key")
            String issue,

            @Doc("name of a kind of link, such as Blocks, Duplicate or Relates")
            @Default("\"Relates\"")
            @Sent("type.name")
            String relation,

            @Doc("to which it is done: the one that is blocked") @Sent("outwardIssue.key")
            String to) {}

    record Linked(String issue, String relation, String to) {}

    static final HttpOperation<LinkInput, Linked> LINK = HttpOperation.of(
                    post("/rest/api/3/issueLink"),
                    operation("jira.link_issues", "Link two issues", "Says how one Jira issue relates to another.")
                            .synonyms("link tickets", "mark as blocked by", "mark as duplicate", "relate two tickets")
                            .of(LinkInput.class, new Linked("SUP-7", "Blocks", "SUP-9")))
            .reading((input, _) -> new Linked(input.issue(), input.relation(), input.to()));
}
