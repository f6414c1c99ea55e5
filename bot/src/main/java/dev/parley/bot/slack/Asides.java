package dev.parley.bot.slack;

import dev.parley.bot.slack.blocks.Rendered;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one person sees, through the address that Slack sends along with what they did: it serves wherever that was, five times within half
 * an hour, and is the only way to change a message that is shown to one person (docs.slack.dev, "Handling user interaction"). A courtesy:
 * nothing depends on it.
 */
class Asides {
    private static final Logger LOG = LoggerFactory.getLogger(Asides.class);
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient http;

    Asides(OkHttpClient http) {
        this.http = http;
    }

    /** Beneath what the person did, in words. @param address blank when Slack sent none, and then nothing happens */
    void tell(String address, String words) {
        send(address, message(words).put("response_type", "ephemeral").put("replace_original", false));
    }

    /** In place of the message that was pressed. */
    void replace(String address, Rendered now) {
        ObjectNode message = message(now.text()).put("replace_original", true);
        message.set("blocks", JsonMapper.shared().readTree(now.json()));
        send(address, message);
    }

    /** Away with the message that was pressed. */
    void remove(String address) {
        send(address, JsonNodeFactory.instance.objectNode().put("delete_original", true));
    }

    private static ObjectNode message(String words) {
        return JsonNodeFactory.instance.objectNode().put("text", words);
    }

    private void send(String address, ObjectNode body) {
        if (address.isBlank()) {
            return;
        }
        Request request = new Request.Builder()
                .url(address)
                .post(RequestBody.create(body.toString(), JSON))
                .build();
        try (Response answer = http.newCall(request).execute()) {
            if (!answer.isSuccessful()) {
                LOG.info("What one person sees in Slack was not changed: {}", answer.code());
            }
        } catch (IOException failure) {
            LOG.info("What one person sees in Slack was not changed: {}", failure.toString());
        }
    }
}
