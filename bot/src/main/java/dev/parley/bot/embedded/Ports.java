package dev.parley.bot.embedded;

import java.io.IOException;

/** Suggests a port for a server. It may turn out to be taken; then the next one is asked for. */
@FunctionalInterface
interface Ports {
    int next() throws IOException;
}
