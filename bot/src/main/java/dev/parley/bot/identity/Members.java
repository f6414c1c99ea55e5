package dev.parley.bot.identity;

import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    private static Member member(ResultSet row, int rowNumber) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Member(row.getString("id"), row.getString("name"), List.of(roles));
    }

    /** @param id as approver lists name it, after {@code user:} */
    public record Member(String id, String name, List<String> roles) {}
}
