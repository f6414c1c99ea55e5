/**
 * The chat on pages that are not Parley's: on which pages it may live, the tokens by which it acts for a person there, and what these
 * are good for (docs/widget.md).
 */
@NullMarked
package dev.parley.bot.widget;

import org.jspecify.annotations.NullMarked;
