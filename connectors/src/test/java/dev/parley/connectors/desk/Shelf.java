package dev.parley.connectors.desk;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.Endpoint;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.HttpOperation;

/** A connector for a library's API, which has every way to connect. */
final class Shelf implements ConnectorProvider {
    record Ask(String isbn) {}

    record Book(String title) {}

    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("Shelf", null).over(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("shelf")
                .title("Shelf")
                .auth(
                        Auth.oauth2("https://shelf.example/oauth/authorize", "https://shelf.example/oauth/token")
                                .scope("read", "See books")
                                .scope("lend", "Lend books")
                                .parameter("access_type", "offline"),
                        Auth.token("API key", "").inHeader("X-Api-Key", ""),
                        Auth.basic("User", "Password", ""))
                .ownAddress()
                .probe(api.probe("/me", "name"))
                .operations(api.operations(HttpOperation.of(
                        Endpoint.get("/books/{isbn}"),
                        operation("shelf.get_book", "Get a book", "Reads a book.")
                                .of(Ask.class, new Book("Emma")))));
        return () -> spec;
    }
}
