package dev.parley.bot.embedded;

/** Where a PostgreSQL database is and how to log in. */
record PostgresEndpoint(String url, String username, String password) {}
