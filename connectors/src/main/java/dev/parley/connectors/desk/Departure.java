package dev.parley.connectors.desk;

import java.net.URI;
import java.time.Duration;

/**
 * A person sets out to allow a connection.
 *
 * @param location where the browser goes
 * @param browser what it has to bring back, as a cookie that no other site and no script sees
 * @param patience how long that holds
 */
public record Departure(URI location, String browser, Duration patience) {
    /** It is a secret for as long as it holds. */
    @Override
    public String toString() {
        return "Departure[" + location.getHost() + "]";
    }
}
