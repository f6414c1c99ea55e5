package dev.parley.bot.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.imports.ImportedApiDesk.Shown;
import dev.parley.bot.imports.Uses.Use;
import dev.parley.connectors.openapi.ApiChange;
import dev.parley.connectors.openapi.Omission;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organization's own connectors, made of OpenAPI documents. */
@RestController
@RequestMapping("/api/connectors/openapi")
class OpenApiController {
    private final ImportedApiDesk desk;

    OpenApiController(ImportedApiDesk desk) {
        this.desk = desk;
    }

    /** @param operations of the newest document @param findings what was left out of it, and why */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String name,
            String title,
            URI baseUrl,
            @Nullable URI url,
            int revision,
            String importedBy,
            Instant importedAt,
            List<Line> operations,
            List<Omission> findings) {
        static View of(Shown shown) {
            ImportedApi kept = shown.kept();
            return new View(
                    kept.name(),
                    shown.api().description().title(),
                    kept.baseUrl(),
                    kept.source(),
                    kept.revision(),
                    kept.importedBy(),
                    kept.importedAt(),
                    shown.api().spec().operations().stream().map(Line::of).toList(),
                    shown.api().description().omissions());
        }
    }

    record Listed(List<View> items) {}

    record Line(String id, String title, Effect effect) {
        static Line of(Operation operation) {
            return new Line(
                    operation.spec().id(),
                    operation.spec().title(),
                    operation.spec().effect());
        }
    }

    /** @param workflows that are live and use what is no longer there; they go on as they are */
    record Renewed(View connector, ApiChange changes, List<Use> workflows) {
        static Renewed of(ImportedApiDesk.Renewal renewal) {
            return new Renewed(View.of(renewal.now()), renewal.change(), renewal.affected());
        }
    }

    @GetMapping
    Listed list(Caller caller) {
        return new Listed(desk.all(caller.org()).stream().map(View::of).toList());
    }

    @GetMapping("/{name}")
    View get(Caller caller, @PathVariable String name) {
        return View.of(desk.get(caller.org(), name));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View add(Caller caller, @RequestBody Wanted wanted) throws InterruptedException {
        return View.of(desk.add(caller, wanted));
    }

    @PutMapping("/{name}")
    Renewed renew(Caller caller, @PathVariable String name, @RequestBody Wanted wanted) throws InterruptedException {
        return Renewed.of(desk.renew(caller, name, wanted));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String name) {
        desk.delete(caller.org(), name);
    }
}
