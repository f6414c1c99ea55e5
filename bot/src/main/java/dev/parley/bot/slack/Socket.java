package dev.parley.bot.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Socket Mode. Envelopes are taken one after the other, in the order they came, and acknowledged once they are in the inbox; what is not
 * acknowledged Slack sends again. The client looks after the connection: it follows when Slack moves it elsewhere, and opens another
 * within seconds when it breaks.
 */
final class Socket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int IN_ORDER = 1;

    private final SocketModeClient client;
    private final SocketModeRequestParser parser;
    private final App app;

    private Socket(SocketModeClient client, App app) {
        this.client = client;
        this.parser = new SocketModeRequestParser(app.config());
        this.app = app;
    }

    static Socket open(Slack slack, String appToken, App app) throws IOException {
        SocketModeClient client = slack.socketMode(appToken, SocketModeClient.Backend.JavaWebSocket);
        Socket socket = new Socket(client, app);
        // By itself it takes ten at a time, in no order.
        client.getMessageProcessorExecutor().shutdownNow();
        client.initializeMessageProcessorExecutor(IN_ORDER);
        client.addWebSocketMessageListener(socket::take);
        client.setAutoReconnectEnabled(true);
        client.connect();
        return socket;
    }

    private void take(String message) {
        SocketModeRequest request = parser.parse(message);
        if (request == null) {
            return;
        }
        try {
            Response answer = app.run(request.getBoltRequest());
            if (answer.getStatusCode() == 200) {
                client.sendSocketModeResponse(acknowledged(request.getEnvelope().getEnvelopeId(), answer));
            } else {
                LOG.warn("An envelope of Slack was answered with {}; Slack sends it again", answer.getStatusCode());
            }
        } catch (Exception failure) {
            LOG.warn("An envelope of Slack was not taken; Slack sends it again", failure);
        }
    }

    /** With what a modal has to be told, where there is something. */
    private static String acknowledged(String envelope, Response answer) {
        ObjectNode acknowledged = JSON.createObjectNode().put("envelope_id", envelope);
        if (answer.getBody() != null && !answer.getBody().isBlank()) {
            acknowledged.set("payload", JSON.readTree(answer.getBody()));
        }
        return acknowledged.toString();
    }

    /** Also when the connection is broken just now; it is not opened again. */
    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failure) {
            LOG.warn("The socket to Slack did not close properly", failure);
        }
    }
}
