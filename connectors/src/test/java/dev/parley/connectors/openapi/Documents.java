package dev.parley.connectors.openapi;

import dev.parley.engine.operation.OperationSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Documents as real systems publish them. */
final class Documents {
    static final URI ORDERS_URL = URI.create("https://orders.acme.test/docs/openapi.yaml");

    private Documents() {}

    static String petstore() {
        return text("petstore-3.0.json");
    }

    static String orders() {
        return text("orders-3.1.yaml");
    }

    static ApiDescription read(String text) {
        try {
            return ApiDescription.read(text, ORDERS_URL, null);
        } catch (BrokenDocument e) {
            throw new AssertionError(e.getMessage() + " " + e.hint(), e);
        }
    }

    static OperationSpec spec(ApiDescription description, String id) {
        List<OperationSpec> specs = description.specs("acme");
        return specs.stream()
                .filter(spec -> spec.id().equals("acme." + id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + id + " among " + specs));
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(Documents.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
