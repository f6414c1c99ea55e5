package dev.parley.bot.templates;

import dev.parley.bot.search.Findables;
import dev.parley.engine.OrgId;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Templates, by what they say of themselves. */
@Component
class TemplateFindables implements Findables {
    private final TemplateShelf shelf;

    TemplateFindables(TemplateShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Stream<Findable> of(OrgId org) {
        return shelf.all().stream()
                .map(template -> new Findable(
                        "template",
                        template.id(),
                        template.title(),
                        template.summary(),
                        template.title() + ". " + template.summary()));
    }
}
