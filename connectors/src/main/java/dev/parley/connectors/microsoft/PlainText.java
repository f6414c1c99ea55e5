package dev.parley.connectors.microsoft;

import dev.parley.connectors.text.HtmlText;
import org.jspecify.annotations.Nullable;

/** What a person reads of a message that Teams keeps as HTML. */
final class PlainText {
    private PlainText() {}

    static String of(@Nullable String html) {
        return html == null ? "" : HtmlText.tight(html);
    }
}
