package dev.parley.bot.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /slack/events}: events, interactions and commands, signed by Slack. */
@RestController
@WithSlack
class SlackController {
    private static final Logger LOG = LoggerFactory.getLogger(SlackController.class);
    private static final int MAX_BYTES = 1 << 20;

    private final App app;
    private final SlackRequestParser parser;
    /** Null where everything comes by Socket Mode; Bolt makes none without a secret. */
    private final SlackSignature.@Nullable Verifier verifier;

    SlackController(App app, SlackProperties wishes) {
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.verifier = wishes.takesHttp()
                ? new SlackSignature.Verifier(
                        new SlackSignature.Generator(wishes.signingSecret().strip()))
                : null;
    }

    @PostMapping("/slack/events")
    ResponseEntity<String> receive(HttpServletRequest http) throws Exception {
        if (verifier == null) {
            return plain(
                    HttpStatus.UNAUTHORIZED,
                    "Set PARLEY_SLACK_SIGNING_SECRET to take requests of Slack here; Socket Mode needs none.");
        }
        byte[] body = http.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            return plain(HttpStatus.CONTENT_TOO_LARGE, "Slack sends nothing this long.");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (!isSigned(verifier, http, text)) {
            return plain(
                    HttpStatus.UNAUTHORIZED, "The signature of Slack is missing, wrong or older than five minutes.");
        }
        Request<?> request = parsed(http, text);
        return request == null
                ? plain(HttpStatus.BAD_REQUEST, "This is nothing that Slack sends.")
                : answer(app.run(request));
    }

    /** Asked before anything of the body is read. */
    private static boolean isSigned(SlackSignature.Verifier verifier, HttpServletRequest http, String body) {
        String time = http.getHeader(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP);
        String signature = http.getHeader(SlackSignature.HeaderNames.X_SLACK_SIGNATURE);
        return time != null
                && time.matches("\\d{1,12}")
                && signature != null
                && verifier.isValid(time, body, signature);
    }

    private @Nullable Request<?> parsed(HttpServletRequest http, String body) {
        try {
            return parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(http.getRequestURI())
                    .queryString(Map.of())
                    .headers(headers(http))
                    .requestBody(body)
                    .remoteAddress(http.getRemoteAddr())
                    .build());
        } catch (RuntimeException unreadable) {
            LOG.warn("Slack sent what cannot be read: {}", unreadable.toString());
            return null;
        }
    }

    private static ResponseEntity<String> answer(Response response) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(response.getStatusCode());
        if (response.getContentType() != null) {
            answer.header("Content-Type", response.getContentType());
        }
        return response.getBody() == null ? answer.build() : answer.body(response.getBody());
    }

    private static ResponseEntity<String> plain(HttpStatus status, String words) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(words);
    }

    private static RequestHeaders headers(HttpServletRequest http) {
        Map<String, List<String>> headers = new HashMap<>();
        Collections.list(http.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(http.getHeaders(name))));
        return new RequestHeaders(headers);
    }
}
