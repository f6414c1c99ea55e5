/**
 * APIs that organizations import from OpenAPI documents (requirement K2): kept in PostgreSQL, offered over HTTP and by
 * conversation, seen by every replica within seconds. How a document is read is {@link dev.parley.connectors.openapi}.
 */
@NullMarked
package dev.parley.bot.imports;

import org.jspecify.annotations.NullMarked;
