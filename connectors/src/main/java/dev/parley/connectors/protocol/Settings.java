package dev.parley.connectors.protocol;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person typed in to connect, read. */
public record Settings(Access access, FarProblem problem) {
    public static final Field HOST = Field.text("host", "Host", "Name or address of the server, such as db.acme.com.");
    public static final Field TLS = Field.text(
                    "tls", "TLS", "on (as usual) or off; switch it off only within your own network.")
            .optional();

    public static Field port(String name, String label, int usual) {
        return Field.text(name, label, "%d when left out.".formatted(usual)).optional();
    }

    /** @param help what it is, such as "Its number" */
    public static Field number(String name, String label, String help, int usual) {
        return Field.text(name, label, "%s; %d when left out.".formatted(help, usual))
                .optional();
    }

    public String text(String name) {
        return access.secret(name).reveal();
    }

    public Optional<String> optional(String name) {
        return access.credential().secret(name).map(Secret::reveal);
    }

    /** @throws OperationException {@code bad_connection} */
    public int number(String name, int usual, int most) throws OperationException {
        Optional<String> text = optional(name);
        if (text.isEmpty()) {
            return usual;
        }
        if (text.get().matches("\\d{1,9}") && Integer.parseInt(text.get()) <= most) {
            return Integer.parseInt(text.get());
        }
        throw problem.badSetting(name, "is no number from 0 to %d".formatted(most));
    }

    /** @throws OperationException {@code bad_connection} */
    public int port(String name, int usual) throws OperationException {
        return number(name, usual, 65_535);
    }

    /** @throws OperationException {@code bad_connection} */
    public boolean hasTls() throws OperationException {
        return switch (optional(TLS.name()).orElse("on").toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes" -> true;
            case "off", "false", "no" -> false;
            default -> throw problem.badSetting(TLS.name(), "is neither on nor off");
        };
    }

    /** What commas separate; empty when nothing was typed in. */
    public List<String> list(String name) {
        return optional(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /** @throws OperationException {@code bad_connection} always */
    public OperationException unfit(String name, String what) {
        return problem.badSetting(name, what);
    }
}
