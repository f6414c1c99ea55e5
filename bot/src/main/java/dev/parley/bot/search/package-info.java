/** Finding what there is by what is meant, whatever words are used. */
@NullMarked
package dev.parley.bot.search;

import org.jspecify.annotations.NullMarked;
