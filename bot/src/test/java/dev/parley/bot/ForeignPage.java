package dev.parley.bot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A shop's page on an origin of its own: as strict as a page can be about what runs on it, with styles that spoil whatever they reach
 * and shortcuts that take whatever key they hear.
 */
final class ForeignPage implements AutoCloseable {
    private static final String HOSTILE = """
            html { font-size: 40px; }
            * { all: unset !important; color: #b00000 !important; font: italic 30px serif !important; letter-spacing: 9px !important;
                --ink: #b00000; --page: #b00000; --surface: #b00000; --accent: #b00000; }
            head, script, style, title { display: none !important; }
            html, body, main, h1, p { display: block !important; }
            button, input, textarea, a, svg, dialog { display: none !important; }
            """;
    private static final String SHORTCUTS = """
            window.heard = [];
            for (const kind of ['keydown', 'keyup', 'keypress']) document.addEventListener(kind, ({ key }) => window.heard.push(key));
            window.told = [];
            for (const kind of ['parley-open', 'parley-close']) document.addEventListener(kind, () => window.told.push(kind));
            """;

    private final HttpServer server;
    private final Supplier<URI> parley;

    /** @param attributes of the script, after {@code data-parley} */
    private record Shown(String attributes, int times) {}

    private volatile Shown shown = new Shown("", 1);

    ForeignPage(Supplier<URI> parley) throws IOException {
        this.parley = parley;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> answer(exchange, "text/html; charset=utf-8", page()));
        server.createContext("/hostile.css", exchange -> answer(exchange, "text/css", HOSTILE));
        server.createContext("/shortcuts.js", exchange -> answer(exchange, "text/javascript", SHORTCUTS));
        server.createContext("/favicon.ico", exchange -> answer(exchange, "image/x-icon", ""));
        server.start();
    }

    /** Not of the same site as Parley, which is at {@code localhost}. */
    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The same pages under another name, which Parley has not been told of. */
    String otherOrigin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The page has the script with these attributes from now on. */
    void with(String attributes) {
        shown = new Shown(attributes, 1);
    }

    void twice() {
        shown = new Shown("", 2);
    }

    private String page() {
        String script =
                "<script src=\"%s/widget.js\" data-parley %s></script>\n".formatted(parley.get(), shown.attributes());
        return """
                <!doctype html>
                <html lang="en">
                  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                    <title>Acme shop</title><link rel="stylesheet" href="/hostile.css"><script src="/shortcuts.js"></script></head>
                  <body><main><h1>Acme shop</h1><p>Shoes, and the laces to them.</p></main>
                %s</body>
                </html>
                """.formatted(script.repeat(shown.times()));
    }

    private void answer(HttpExchange exchange, String type, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Content-Security-Policy", policy());
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What docs/widget.md asks a strict page to allow, and nothing more. */
    private String policy() {
        return "default-src 'none'; script-src 'self' %1$s; connect-src %1$s; img-src data:; style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
                .formatted(parley.get());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
