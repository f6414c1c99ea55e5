package dev.parley.connectors;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The connector of docs/connectors.md, built from that very text while Parley runs. */
class ConnectorJarTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Pattern SOURCE = Pattern.compile("```java\n(package .*?)```", Pattern.DOTALL);
    private static final Pattern PLACE =
            Pattern.compile("package ([\\w.]+);.*?(?:class|record|interface) (\\w+)", Pattern.DOTALL);

    @TempDir
    Path folder;

    private final GuardedHttpClient http = new GuardedHttpClient(EgressPolicy.parse("localhost"));
    private final Surroundings surroundings = new Surroundings(http, new LocalModel());

    @BeforeEach
    void compile() throws IOException {
        jar("weather.jar", "com.example.weather.WeatherConnector", documented());
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void the_documented_connector_works_from_its_jar() throws Exception {
        far.stubFor(get(urlPathEqualTo("/v1/forecast"))
                .withQueryParam("city", equalTo("Oslo"))
                .withHeader("Authorization", equalTo("Bearer sky-key"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("""
                        {"city": "Oslo", "current": {"temp_c": -3.5, "summary": "Snow"}, "alerts": [{"title": "Black ice"}]}""")));

        try (Office office = new Office(lent -> Connectors.load(lent, folder).all().stream()
                .filter(connector -> connector.spec().name().equals("weather"))
                .findFirst()
                .orElseThrow())) {
            office.connect("token", far.baseUrl(), Map.of("token", "sky-key"));
            JsonNode output = office.call("weather.get_forecast", "{'city': 'Oslo'}");

            assertThat(output.path("degrees").doubleValue()).isEqualTo(-3.5);
            assertThat(output.path("sky").asString()).isEqualTo("Snow");
            assertThat(output.at("/alerts/0").asString()).isEqualTo("Black ice");
        }
    }

    @Test
    void it_has_a_class_loader_of_its_own() {
        Connector weather = Connectors.load(surroundings, folder).all().stream()
                .filter(connector -> connector.spec().name().equals("weather"))
                .findFirst()
                .orElseThrow();

        assertThat(weather.getClass().getClassLoader())
                .isInstanceOf(ConnectorLoader.class)
                .isNotSameAs(Connectors.class.getClassLoader());
    }

    @Test
    void a_broken_jar_is_left_out_with_a_reason_and_the_others_work() throws IOException {
        Files.writeString(folder.resolve("a-text.jar"), "no zip at all");
        jar("b-empty.jar", null, Map.of());
        jar("c-missing.jar", "com.example.Nowhere", Map.of());
        jar("d-throwing.jar", "com.example.Throwing", Map.of("com.example.Throwing", """
                package com.example;
                public class Throwing implements dev.parley.connectors.ConnectorProvider {
                    public dev.parley.connectors.Connector create(dev.parley.connectors.Surroundings s) {
                        throw new IllegalStateException("no license");
                    }
                }"""));
        jar("e-github.jar", "com.example.Again", Map.of("com.example.Again", """
                package com.example;
                public class Again implements dev.parley.connectors.ConnectorProvider {
                    public dev.parley.connectors.Connector create(dev.parley.connectors.Surroundings s) {
                        return () -> dev.parley.connectors.ConnectorSpec.named("github");
                    }
                }"""));

        Connectors connectors = Connectors.load(surroundings, folder);

        assertThat(connectors.find("weather")).isPresent();
        assertThat(connectors.find("github").orElseThrow().title()).isEqualTo("GitHub");
        assertThat(connectors.broken())
                .extracting(BrokenConnector::jar)
                .containsExactly("a-text.jar", "b-empty.jar", "c-missing.jar", "d-throwing.jar", "e-github.jar");
        assertThat(connectors.broken())
                .extracting(BrokenConnector::problem)
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("no readable jar"),
                        problem -> assertThat(problem).contains("names no connector in META-INF/services"),
                        problem -> assertThat(problem).contains("com.example.Nowhere"),
                        problem -> assertThat(problem).contains("no license"),
                        problem -> assertThat(problem).contains("a connector \"github\" already"));
    }

    /** What docs/connectors.md shows, by class. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        Matcher source = SOURCE.matcher(Files.readString(Path.of("../docs/connectors.md")));
        while (source.find()) {
            Matcher place = PLACE.matcher(source.group(1));
            assertThat(place.find()).isTrue();
            sources.put(place.group(1) + "." + place.group(2), source.group(1));
        }
        assertThat(sources).isNotEmpty();
        return sources;
    }

    private void jar(String name, @Nullable String provider, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name + ".classes"));
        if (!sources.isEmpty()) {
            compile(sources, classes);
        }
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path path : compiled.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                jar.write(Files.readAllBytes(path));
            }
            if (provider != null) {
                jar.putNextEntry(new JarEntry("META-INF/services/" + ConnectorProvider.class.getName()));
                jar.write(provider.getBytes());
            }
        }
    }

    private static void compile(Map<String, String> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<JavaFileObject> units = sources.entrySet().stream()
                    .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
                    .toList();
            List<String> options = List.of("-classpath", System.getProperty("java.class.path"), "-parameters");
            assertThat(compiler.getTask(null, files, null, options, null, units).call())
                    .isTrue();
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
