package dev.parley.bot.search;

import dev.parley.engine.OrgId;
import java.util.stream.Stream;

/** What can be found. Whoever has something to be found makes one a bean. */
public interface Findables {
    Stream<Findable> of(OrgId org);

    /**
     * @param kind of thing, such as {@code workflow}
     * @param id by which its page is opened
     * @param detail what there is to know beside the title; may be empty
     * @param text that says what it is about, in a sentence or two
     */
    record Findable(String kind, String id, String title, String detail, String text) {}
}
