/** The default database and cache: real PostgreSQL and Redis, started and stopped by the application. */
@NullMarked
package dev.parley.bot.embedded;

import org.jspecify.annotations.NullMarked;
