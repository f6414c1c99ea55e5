package dev.parley.connectors.notion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People copy addresses, Notion wants ids. Source: developers.notion.com, "Working with page content". */
final class NotionId {
    private static final Pattern AT_THE_END =
            Pattern.compile("[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$");

    private NotionId() {}

    /** @param text an id, with or without hyphens, or the address of a page or database; anything else is left to Notion to refuse */
    static String of(String text) {
        String path = text.strip().replaceFirst("[?#].*$", "");
        Matcher id = AT_THE_END.matcher(path);
        return id.find() ? id.group() : path;
    }
}
