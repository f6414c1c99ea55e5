/** PostgreSQL: what is in the tables of a database, and what is added to them. */
@NullMarked
package dev.parley.connectors.postgres;

import org.jspecify.annotations.NullMarked;
