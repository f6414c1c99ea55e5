/** Chat by HTTP and server-sent events, kept in PostgreSQL, carried between processes by Redis. */
@NullMarked
package dev.parley.bot.webchat;

import org.jspecify.annotations.NullMarked;
