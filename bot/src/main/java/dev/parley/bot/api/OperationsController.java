package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything a step can be: the engine's own kinds, then the connectors' operations. */
@RestController
class OperationsController {
    private final OperationCatalog catalog;
    private final List<OperationSpec> ownKinds;

    OperationsController(OperationCatalog catalog, JsonMapper json) throws IOException {
        this.catalog = catalog;
        try (InputStream file = new ClassPathResource("operations.json", OperationsController.class).getInputStream()) {
            this.ownKinds = json.readValue(file, new TypeReference<>() {});
        }
    }

    @GetMapping("/api/operations")
    Page<OperationSpec> list(Caller caller) {
        return Page.all(Stream.concat(ownKinds.stream(), catalog.of(caller.org()).specs().stream())
                .toList());
    }
}
