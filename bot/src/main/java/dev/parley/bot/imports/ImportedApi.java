package dev.parley.bot.imports;

import dev.parley.engine.OrgId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an imported API. Never changes.
 *
 * @param name of its connector
 * @param baseUrl where the API is: as the document or the person said
 * @param source where the document was fetched; null when it was sent
 */
record ImportedApi(
        OrgId org,
        String name,
        int revision,
        URI baseUrl,
        @Nullable URI source,
        String document,
        String importedBy,
        Instant importedAt) {
    Stamp stamp() {
        return new Stamp(name, revision, importedAt);
    }

    /** What tells a revision from every other one, also from one of the same name that was deleted. */
    record Stamp(String name, int revision, Instant importedAt) {}
}
