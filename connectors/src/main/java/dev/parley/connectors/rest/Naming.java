package dev.parley.connectors.rest;

import java.util.Locale;

/** How an API writes the names that records write in camel case. */
enum Naming {
    AS_IS,
    SNAKE_CASE;

    String of(String name) {
        return switch (this) {
            case AS_IS -> name;
            case SNAKE_CASE -> name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        };
    }
}
