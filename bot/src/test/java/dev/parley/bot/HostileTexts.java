package dev.parley.bot;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts that would do harm, were they ever taken for anything but text. Each sets {@code window.harmed}, opens a dialog or asks for
 * something at the canary's address. After OWASP's cheat sheet on filter evasion, Cure53's collection for DOMPurify, and our own fears.
 *
 * @param canary an address that must never be asked for anything
 */
record HostileTexts(String canary) {
    /** Never closed, since the import takes tags for formatting and leaves them out. */
    static final String API_TITLE = "Books <img src=x onerror=window.harmed=1 x=\"";

    /** As far as people's names and connections' go. */
    static final int SHORT = 100;

    List<String> all() {
        return Stream.of(markup(), attributes(), links(), templates(), styles(), letters())
                .flatMap(List::stream)
                .map(text -> text.replace("$harm", "window.harmed=1").replace("$canary", canary))
                .toList();
    }

    List<String> shortOnes() {
        return names().stream().filter(text -> text.length() <= SHORT).toList();
    }

    /** As names go, which have no line breaks: the server takes none that has. */
    List<String> names() {
        return all().stream()
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .toList();
    }

    /** Those that no template language of ours reads: what is between double braces would be an expression. */
    List<String> literal() {
        return names().stream().filter(text -> !text.contains("{{")).toList();
    }

    private static List<String> markup() {
        return List.of(
                "<script>$harm</script>",
                "<ScRiPt src=$canary/script.js></sCrIpT>",
                "<img src=x onerror=$harm>",
                "<img src=$canary/image.png>",
                "<svg onload=$harm>",
                "<svg><script>$harm</script></svg>",
                "<svg><animate onbegin=$harm attributeName=x dur=1s>",
                "<svg><use href=\"data:image/svg+xml,<svg id='x' onload='$harm'/>#x\">",
                "<iframe srcdoc=\"<script>parent.$harm</script>\"></iframe>",
                "<iframe src=$canary/frame></iframe>",
                "<object data=$canary/object></object>",
                "<details open ontoggle=$harm>",
                "<input autofocus onfocus=$harm>",
                "<body onload=$harm>",
                "<base href=$canary/>",
                "<meta http-equiv=refresh content=\"0;url=$canary/\">",
                "<form action=$canary/><button>Sign in</button></form>",
                // What a clean-up would turn into something else than it looked at.
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=$harm&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=$harm>\">",
                "<scr<script>ipt>$harm</scr</script>ipt>",
                "&lt;img src=x onerror=$harm&gt; &#60;script&#62;$harm&#60;/script&#62;");
    }

    private static List<String> attributes() {
        return List.of(
                "\" onmouseover=\"$harm\" x=\"",
                "' onfocus='$harm' autofocus='",
                "` onclick=$harm //",
                "\"><img src=x onerror=$harm>",
                "</title><script>$harm</script>",
                "</textarea><script>$harm</script>",
                "--><script>$harm</script><!--",
                "]]><script>$harm</script>",
                "\\\";$harm;//",
                "\u2028$harm\u2029");
    }

    private static List<String> links() {
        return List.of(
                "javascript:$harm",
                "[a link](javascript:$harm)",
                "[a link](JaVaScRiPt&colon;$harm)",
                "[a link](data:text/html,<script>$harm</script>)",
                "[a link](vbscript:$harm)",
                "![a picture]($canary/picture.png)",
                "[a link](https://a.test/\"onmouseover=\"$harm)",
                "<javascript:$harm>",
                "**[`a`](java\tscript:$harm)**",
                "```\n</code></pre><script>$harm</script>\n```");
    }

    private static List<String> templates() {
        return List.of(
                "{{constructor.constructor('$harm')()}}",
                "${$harm}",
                "#{$harm}",
                "<%= $harm %>",
                "__proto__[harmed]=1");
    }

    private static List<String> styles() {
        return List.of(
                "<style>@import '$canary/style.css';</style>",
                "<link rel=stylesheet href=$canary/style.css>",
                "background:url($canary/background.png)",
                "<div style=\"background:url($canary/background.png)\">");
    }

    private static List<String> letters() {
        return List.of(
                // Looks like "order-gpj.exe" read the other way round; must not turn what stands beside it.
                "order-\u202Egpj.exe",
                "\u2066\u2067 isolates that nobody ends",
                "pay\u200Bpal \uFEFF\u00AD",
                "Z\u0351\u036B\u0343\u0364a\u0363\u0366\u0348l\u0310\u0311g\u036Bo\u0321\u0362",
                "\uD83D\uDC69\u200D\uD83D\uDCBB\uD83C\uDDE8\uD83C\uDDED",
                "W".repeat(90),
                "verylongwordwithoutanyplacetobreak".repeat(5));
    }

    /** A document of an API all of whose words are hostile. */
    ObjectNode api(String server) {
        ObjectNode document = ParleyClient.JSON.createObjectNode().put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", API_TITLE)
                .put("version", "1")
                .put("description", String.join("\n", all()));
        document.putArray("servers").addObject().put("url", server);
        ObjectNode key =
                document.putObject("components").putObject("securitySchemes").putObject("key");
        key.put("type", "apiKey").put("in", "header").put("name", "X-Key").put("description", all().get(2));
        document.putArray("security").addObject().putArray("key");
        ObjectNode paths = document.putObject("paths");
        List<String> texts = all();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            ObjectNode call = paths.putObject("/" + i + "/{id}").putObject("get");
            call.put("operationId", "call" + i).put("summary", text).put("description", text);
            call.putArray("tags").add(text);
            ArrayNode parameters = call.putArray("parameters");
            parameters
                    .addObject()
                    .put("name", "id")
                    .put("in", "path")
                    .put("required", true)
                    .put("description", text)
                    .putObject("schema")
                    .put("type", "string");
            call.putObject("responses").putObject("200").put("description", text);
        }
        return document;
    }
}
