package dev.parley.bot.slack;

import dev.parley.bot.approvals.Called;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Action;
import dev.parley.engine.OrgId;
import dev.parley.engine.journal.RunHistory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a question is for, so that Slack calls them to it. People whom Slack and Parley both know. */
class Callees {
    private static final Set<String> ANSWERS = Set.of("approval.approve", "input.submit");
    /** A role that half the company has is not called. */
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final RunHistory history;

    Callees(JdbcClient jdbc, RunHistory history) {
        this.jdbc = jdbc;
        this.history = history;
    }

    /** Their ids in Slack; none for a message that asks nobody in particular, or too many. */
    List<String> of(Posting posting) {
        if (posting.place().isDirect() || posting.reader() != null) {
            return List.of();
        }
        List<String> called = posting.body().blocks().stream()
                .filter(Block.Buttons.class::isInstance)
                .flatMap(block -> ((Block.Buttons) block).actions().stream())
                .filter(action -> ANSWERS.contains(action.id()))
                .map(Action::value)
                .distinct()
                .flatMap(id -> history.approval(posting.org(), id).stream())
                .map(Called::by)
                .flatMap(asked -> known(posting.org(), posting.place().team(), asked).stream())
                .distinct()
                .toList();
        return called.size() > MOST ? List.of() : called;
    }

    private List<String> known(OrgId org, String team, Called asked) {
        String[] roles = named(asked.names(), "role:");
        String[] people = named(asked.names(), "user:");
        return jdbc.sql("""
                        SELECT s.slack_user
                        FROM slack_person s JOIN person p ON p.org_id = s.org_id AND p.id = s.person
                        WHERE s.org_id = :org AND s.team = :team
                          AND (lower(p.id) = ANY (:people) OR lower(p.name) = ANY (:people) OR lower(p.email) = ANY (:people)
                               OR EXISTS (SELECT FROM unnest(p.roles) AS role WHERE lower(role) = ANY (:roles)))
                          AND p.id <> ALL (:done)
                        ORDER BY s.slack_user""")
                .param("org", org.value())
                .param("team", team)
                .param("people", people)
                .param("roles", roles)
                .param("done", asked.done().toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Those with this prefix, and those without any, which may be either. */
    private static String[] named(List<String> approvers, String prefix) {
        return approvers.stream()
                .map(approver -> approver.strip().toLowerCase(Locale.ROOT))
                .map(approver -> approver.replaceFirst("^@", ""))
                .filter(approver -> approver.startsWith(prefix) || !approver.contains(":"))
                .map(approver -> approver.substring(approver.startsWith(prefix) ? prefix.length() : 0))
                .toArray(String[]::new);
    }
}
