/** Drafts, immutable published versions, rollback. */
@NullMarked
package dev.parley.engine.catalog;

import org.jspecify.annotations.NullMarked;
