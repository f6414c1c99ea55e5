package dev.parley.connectors.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A name of a table or column, quoted, so that it can be nothing but a name. Source: PostgreSQL, "Identifiers and Key Words". */
record Identifier(String quoted) {
    private static final int MOST_BYTES = 63;

    /** @throws IllegalArgumentException when it cannot name anything */
    static Identifier of(String name) {
        boolean isFit = !name.isBlank()
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && name.chars().noneMatch(Character::isISOControl);
        if (!isFit) {
            throw new IllegalArgumentException("\"%s\" cannot name a table or column".formatted(name));
        }
        return new Identifier("\"" + name.replace("\"", "\"\"") + "\"");
    }

    /**
     * {@code table} or {@code schema.table}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Identifier table(String path) {
        List<String> parts = Arrays.asList(path.strip().split("\\.", -1));
        if (parts.size() > 2) {
            throw new IllegalArgumentException("\"%s\" is neither a table nor schema.table".formatted(path));
        }
        return new Identifier(parts.stream().map(part -> of(part).quoted()).collect(Collectors.joining(".")));
    }

    @Override
    public String toString() {
        return quoted;
    }
}
