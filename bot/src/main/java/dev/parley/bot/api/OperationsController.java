package dev.parley.bot.api;

import dev.parley.bot.api.OperationSearch.Hit;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything a step can be: the engine's own kinds, then the connectors' operations. */
@RestController
class OperationsController {
    private final OperationCatalog catalog;
    private final OperationSearch search;
    private final List<OperationSpec> ownKinds;

    OperationsController(OperationCatalog catalog, OperationSearch search, JsonMapper json) throws IOException {
        this.catalog = catalog;
        this.search = search;
        try (InputStream file = new ClassPathResource("operations.json", OperationsController.class).getInputStream()) {
            this.ownKinds = json.readValue(file, new TypeReference<>() {});
        }
    }

    @GetMapping("/api/operations")
    Page<OperationSpec> list(Caller caller) {
        return Page.all(all(caller).toList());
    }

    /** Those that do what is wished for, the nearest in meaning first. */
    @GetMapping("/api/operations/search")
    Page<Hit> search(Caller caller, @RequestParam String wish) {
        return Page.all(search.nearest(wish, all(caller)));
    }

    private Stream<OperationSpec> all(Caller caller) {
        return Stream.concat(ownKinds.stream(), catalog.of(caller.org()).specs().stream());
    }
}
