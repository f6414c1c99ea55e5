package dev.parley.bot.slack.blocks;

/**
 * Where Parley is opened in a browser.
 *
 * @param base public address of the installation, without a slash at its end; empty when it has none, and then nothing links to it
 * @param page what a message that is cut leads to: an address, or a path below the base
 */
public record Console(String base, String page) {
    public Console {
        base = base.strip().replaceAll("/+$", "");
    }

    public static Console at(String base) {
        return new Console(base, "/");
    }

    public Console page(String path) {
        return new Console(base, path);
    }

    /** What a link of a message leads to; empty when it leads nowhere from here. */
    String address(String href) {
        boolean isComplete = href.regionMatches(true, 0, "http://", 0, 7)
                || href.regionMatches(true, 0, "https://", 0, 8)
                || href.regionMatches(true, 0, "mailto:", 0, 7);
        if (isComplete) {
            return href;
        }
        boolean isWithin = href.startsWith("#") || href.startsWith("/") && !href.startsWith("//");
        return base.isEmpty() || !isWithin ? "" : base + (href.startsWith("#") ? "/" : "") + href;
    }
}
