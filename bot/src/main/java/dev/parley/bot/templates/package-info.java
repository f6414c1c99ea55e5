/** Whole workflows to begin with: files under {@code templates/}, installed as drafts. */
@NullMarked
package dev.parley.bot.templates;

import org.jspecify.annotations.NullMarked;
