package dev.parley.bot.templates;

import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The templates that come with Parley: {@code templates/<id>.json}, in the order of their names. */
@Component
class TemplateShelf {
    private final List<Template> all;

    TemplateShelf(ResourcePatternResolver resources, JsonMapper json) throws IOException {
        this.all = Arrays.stream(resources.getResources("classpath:templates/*.json"))
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .map(file -> read(file, json))
                .toList();
    }

    List<Template> all() {
        return all;
    }

    Optional<Template> find(String id) {
        return all.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    private static Template read(Resource file, JsonMapper json) {
        try (InputStream content = file.getInputStream()) {
            JsonNode template = json.readTree(content);
            return new Template(
                    name(file).replaceFirst("\\.json$", ""),
                    template.required("title").stringValue(),
                    template.required("summary").stringValue(),
                    template.path("settings")
                            .valueStream()
                            .map(setting -> json.treeToValue(setting, Template.Setting.class))
                            .toList(),
                    WorkflowJson.read(template.required("workflow")).workflow());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the template " + name(file), e);
        } catch (WorkflowSyntaxException e) {
            throw new IllegalStateException("The template " + name(file) + " holds no workflow: " + e.findings(), e);
        }
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
