package dev.parley.bot.imports;

import dev.parley.bot.imports.ImportedApiDesk.Shown;
import dev.parley.connectors.openapi.ApiChange;

/** What would come of importing a document. Nothing has changed by looking. */
sealed interface Prospect {
    /** @param name that is free */
    record Fresh(String name, LiveImports.Api api, Importer.Read read) implements Prospect {}

    /** It is imported, and the document says what it said. */
    record Same(Shown now) implements Prospect {}

    /** It is imported, and the document says something else by now. */
    record Newer(Shown now, LiveImports.Api api, ApiChange change, Importer.Read read) implements Prospect {}

    record Refused(String what, String hint) implements Prospect {}
}
