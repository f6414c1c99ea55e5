/**
 * Organizations' connections to other systems: kept in PostgreSQL, offered over HTTP, allowed in a browser. What they are is
 * {@link dev.parley.connectors.connection}.
 */
@NullMarked
package dev.parley.bot.connections;

import org.jspecify.annotations.NullMarked;
