/** Append-only run events in PostgreSQL with group commit, and the read side for lists and traces. */
@NullMarked
package dev.parley.engine.journal;

import org.jspecify.annotations.NullMarked;
