package dev.parley.bot.imports;

import dev.parley.bot.imports.ImportedApi.Stamp;
import dev.parley.engine.OrgId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imported APIs in the table {@code imported_api}. */
class PostgresImports {
    private final JdbcClient jdbc;

    PostgresImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is such a revision already */
    boolean add(ImportedApi api) {
        return jdbc.sql("""
                        INSERT INTO imported_api (org_id, name, revision, base_url, source_url, document, imported_by, imported_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                api.org().value(),
                                api.name(),
                                api.revision(),
                                api.baseUrl().toString(),
                                api.source() == null ? null : api.source().toString(),
                                api.document(),
                                api.importedBy(),
                                Timestamp.from(api.importedAt()))
                        .update()
                == 1;
    }

    /** By name, the newest revision of each last. */
    List<Stamp> stamps(OrgId org) {
        return jdbc.sql("""
                        SELECT name, revision, imported_at FROM imported_api WHERE org_id = ? ORDER BY name, revision
                        """)
                .param(org.value())
                .query((row, _) -> new Stamp(
                        row.getString("name"),
                        row.getInt("revision"),
                        row.getTimestamp("imported_at").toInstant()))
                .list();
    }

    /** All revisions of an API, the newest first; empty when there is none. */
    List<ImportedApi> revisions(OrgId org, String name) {
        return jdbc.sql("""
                        SELECT org_id, name, revision, base_url, source_url, document, imported_by, imported_at
                        FROM imported_api WHERE org_id = ? AND name = ? ORDER BY revision DESC
                        """)
                .params(org.value(), name)
                .query(PostgresImports::api)
                .list();
    }

    /** The newest revision of each API, by name, without its document. */
    List<ImportedApi> newest(OrgId org) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (name)
                               org_id, name, revision, base_url, source_url, '' AS document, imported_by, imported_at
                        FROM imported_api WHERE org_id = ? ORDER BY name, revision DESC
                        """).param(org.value()).query(PostgresImports::api).list();
    }

    /** With its connections: their keys were for that system and must not go to another of the same name. */
    void delete(OrgId org, String name) {
        jdbc.sql("DELETE FROM connection WHERE org_id = ? AND connector = ?")
                .params(org.value(), name)
                .update();
        jdbc.sql("DELETE FROM imported_api WHERE org_id = ? AND name = ?")
                .params(org.value(), name)
                .update();
    }

    private static ImportedApi api(ResultSet row, int number) throws SQLException {
        String source = row.getString("source_url");
        return new ImportedApi(
                new OrgId(row.getObject("org_id", UUID.class)),
                row.getString("name"),
                row.getInt("revision"),
                URI.create(row.getString("base_url")),
                source == null ? null : URI.create(source),
                row.getString("document"),
                row.getString("imported_by"),
                row.getTimestamp("imported_at").toInstant());
    }
}
