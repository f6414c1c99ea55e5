/** Workflows that start when somebody says their phrase. */
@NullMarked
package dev.parley.bot.phrases;

import org.jspecify.annotations.NullMarked;
