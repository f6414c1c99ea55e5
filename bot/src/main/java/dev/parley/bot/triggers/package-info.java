/** What starts runs by itself, wired: events, streams, files. */
@NullMarked
package dev.parley.bot.triggers;

import org.jspecify.annotations.NullMarked;
