/** A request that cannot be done, in words: what any package of the bot may throw and whoever faces the caller shows. */
@NullMarked
package dev.parley.bot.problem;

import org.jspecify.annotations.NullMarked;
