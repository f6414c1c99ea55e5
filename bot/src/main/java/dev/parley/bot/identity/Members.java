package dev.parley.bot.identity;

import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who belongs to an organization. */
@Component
public class Members {
    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The longest there first. */
    public List<Member> of(OrgId org) {
        return jdbc.sql("SELECT id, name, roles FROM person WHERE org_id = ? ORDER BY created_at, id LIMIT 100")
                .param(org.value())
                .query(Members::member)
                .list();
    }

    /** Whoever has this id, name or address, with {@code @} or {@code user:} before it or not; empty when nobody or several have. */
    public Optional<Member> named(OrgId org, String called) {
        String bare = called.strip().replaceFirst("^@", "").replaceFirst("^user:", "");
        List<Member> found = jdbc.sql("""
                        SELECT id, name, roles FROM person
                        WHERE org_id = :org AND lower(:called) IN (lower(id), lower(name), lower(email))
                        ORDER BY lower(id) = lower(:called) DESC LIMIT 2""")
                .param("org", org.value())
                .param("called", bare)
                .query(Members::member)
                .list();
        boolean isClear =
                found.size() == 1 || !found.isEmpty() && found.getFirst().id().equalsIgnoreCase(bare);
        return isClear ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Member member(ResultSet row, int rowNumber) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Member(row.getString("id"), row.getString("name"), List.of(roles));
    }

    /** @param id as approver lists name it, after {@code user:} */
    public record Member(String id, String name, List<String> roles) {}
}
