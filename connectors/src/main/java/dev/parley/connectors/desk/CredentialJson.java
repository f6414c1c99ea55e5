package dev.parley.connectors.desk;

import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.vault.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A credential as the vault seals it. The only place where secrets are written out. */
final class CredentialJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private CredentialJson() {}

    static byte[] write(Credential credential) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode secrets = json.putObject("secrets");
        credential.secrets().forEach((name, secret) -> secrets.put(name, secret.reveal()));
        credential.scopes().forEach(json.putArray("scopes")::add);
        if (credential.expiresAt() != null) {
            json.put("expiresAt", credential.expiresAt().toString());
        }
        if (credential.apiUrl() != null) {
            json.put("apiUrl", credential.apiUrl().toString());
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Credential read(byte[] bytes) {
        JsonNode json = MAPPER.readTree(bytes);
        Map<String, Secret> secrets = new LinkedHashMap<>();
        json.path("secrets").forEachEntry((name, value) -> secrets.put(name, new Secret(value.stringValue())));
        List<String> scopes =
                json.path("scopes").valueStream().map(JsonNode::stringValue).toList();
        return new Credential(
                secrets,
                json.has("expiresAt") ? Instant.parse(json.get("expiresAt").stringValue()) : null,
                scopes,
                json.has("apiUrl") ? URI.create(json.get("apiUrl").stringValue()) : null);
    }
}
