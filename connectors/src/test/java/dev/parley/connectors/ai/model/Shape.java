package dev.parley.connectors.ai.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What providers really answer. Sources: OpenAI API reference ("Create chat completion", "Error codes"); Claude API reference ("Create a
 * Message", "Streaming Messages", "Errors"); Gemini API reference ("Generating content", "Troubleshooting guide"); Ollama API
 * ("Generate a chat message").
 */
public enum Shape {
    OPENAI(Provider.OPENAI, "/v1/chat/completions", "/v1/chat/completions") {
        @Override
        public String whole(String text, String ending, Tokens tokens) {
            return """
                    {"id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1793577600,
                     "model": "gpt-5.4-mini-2026-03-17",
                     "choices": [{"index": 0, "message": {"role": "assistant", "content": %s, "refusal": null, "annotations": []},
                       "logprobs": null, "finish_reason": "%s"}],
                     "usage": %s, "service_tier": "default", "system_fingerprint": null}""".formatted(quoted(text), ending, usage(tokens));
        }

        @Override
        List<String> stream(List<String> pieces, String ending, Tokens tokens) {
            String chunk = """
                    {"id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion.chunk", "created": 1793577600, \
                    "model": "gpt-5.4-mini-2026-03-17", "choices": %s, "usage": %s}""";
            List<String> events = new ArrayList<>();
            events.add(chunk.formatted(
                    "[{\"index\": 0, \"delta\": {\"role\": \"assistant\", \"content\": \"\"}, \"finish_reason\": null}]",
                    "null"));
            for (String piece : pieces) {
                events.add(chunk.formatted(
                        "[{\"index\": 0, \"delta\": {\"content\": %s}, \"finish_reason\": null}]"
                                .formatted(quoted(piece)),
                        "null"));
            }
            events.add(chunk.formatted(
                    "[{\"index\": 0, \"delta\": {}, \"finish_reason\": \"%s\"}]".formatted(ending), "null"));
            events.add(chunk.formatted("[]", usage(tokens)));
            events.add("[DONE]");
            return events.stream().map(event -> "data: " + event + "\n\n").toList();
        }

        @Override
        public String refusal(Tokens tokens) {
            return """
                    {"id": "chatcmpl-9nYAG9LPNonX8DAyrkwYfemr3C8HC", "object": "chat.completion", "created": 1793577600,
                     "model": "gpt-5.4-mini-2026-03-17",
                     "choices": [{"index": 0, "message": {"role": "assistant", "content": null,
                       "refusal": "I'm sorry, I cannot assist with that request."}, "logprobs": null, "finish_reason": "stop"}],
                     "usage": %s}""".formatted(usage(tokens));
        }

        @Override
        String filtered(Tokens tokens) {
            return whole("", "content_filter", tokens);
        }

        @Override
        public String error(int status, String message) {
            String type = status == 401 ? "invalid_request_error" : status == 429 ? "requests" : "server_error";
            String code = status == 401 ? "\"invalid_api_key\"" : status == 429 ? "\"rate_limit_exceeded\"" : "null";
            return "{\"error\": {\"message\": %s, \"type\": \"%s\", \"param\": null, \"code\": %s}}"
                    .formatted(quoted(message), type, code);
        }

        private String usage(Tokens tokens) {
            return """
                    {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d, \
                    "prompt_tokens_details": {"cached_tokens": %d, "audio_tokens": 0}, \
                    "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0, "accepted_prediction_tokens": 0}}""".formatted(tokens.in(), tokens.out(), tokens.in() + tokens.out(), tokens.cached());
        }
    },

    ANTHROPIC(Provider.ANTHROPIC, "/v1/messages", "/v1/messages") {
        @Override
        public String whole(String text, String ending, Tokens tokens) {
            String content = text.isEmpty() ? "[]" : "[{\"type\": \"text\", \"text\": %s}]".formatted(quoted(text));
            return """
                    {"id": "msg_01XFDUDYJgAACzvnptvVoYEL", "type": "message", "role": "assistant", "model": "claude-haiku-4-5-20251001",
                     "content": %s, "stop_reason": "%s", "stop_sequence": null,
                     "usage": {"input_tokens": %d, "cache_creation_input_tokens": 0, "cache_read_input_tokens": %d,
                       "output_tokens": %d, "service_tier": "standard"}}""".formatted(content, ending, tokens.in() - tokens.cached(), tokens.cached(), tokens.out());
        }

        @Override
        List<String> stream(List<String> pieces, String ending, Tokens tokens) {
            List<String> events = new ArrayList<>();
            events.add(event("message_start", """
                            {"type": "message_start", "message": {"id": "msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyY", "type": "message", \
                            "role": "assistant", "content": [], "model": "claude-haiku-4-5-20251001", "stop_reason": null, \
                            "stop_sequence": null, "usage": {"input_tokens": %d, "cache_read_input_tokens": %d, "output_tokens": 1}}}""".formatted(tokens.in() - tokens.cached(), tokens.cached())));
            events.add(event("content_block_start", """
                            {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}"""));
            events.add(event("ping", "{\"type\": \"ping\"}"));
            for (String piece : pieces) {
                events.add(event("content_block_delta", """
                                {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": %s}}""".formatted(quoted(piece))));
            }
            events.add(event("content_block_stop", "{\"type\": \"content_block_stop\", \"index\": 0}"));
            events.add(event("message_delta", """
                            {"type": "message_delta", "delta": {"stop_reason": "%s", "stop_sequence": null}, \
                            "usage": {"output_tokens": %d}}""".formatted(ending, tokens.out())));
            events.add(event("message_stop", "{\"type\": \"message_stop\"}"));
            return events;
        }

        @Override
        public String refusal(Tokens tokens) {
            return whole("", "refusal", tokens);
        }

        @Override
        String filtered(Tokens tokens) {
            return whole("The first half", "refusal", tokens);
        }

        @Override
        public String error(int status, String message) {
            String type = switch (status) {
                case 401 -> "authentication_error";
                case 429 -> "rate_limit_error";
                case 529 -> "overloaded_error";
                default -> "api_error";
            };
            return "{\"type\": \"error\", \"error\": {\"type\": \"%s\", \"message\": %s}, \"request_id\": \"req_011CSHoEeqs5C35K2UUqR7Fy\"}"
                    .formatted(type, quoted(message));
        }

        private String event(String name, String data) {
            return "event: " + name + "\ndata: " + data + "\n\n";
        }
    },

    GEMINI(
            Provider.GEMINI,
            "/v1beta/models/gemini-2.5-flash:generateContent",
            "/v1beta/models/gemini-2.5-flash:streamGenerateContent") {
        @Override
        public String whole(String text, String ending, Tokens tokens) {
            return """
                    {"candidates": [{"content": {"parts": [{"text": %s}], "role": "model"}, "finishReason": "%s", "index": 0}],
                     "usageMetadata": %s, "modelVersion": "gemini-2.5-flash", "responseId": "nb6gaLbbFvWJ1e8P3u2GsQQ"}""".formatted(quoted(text), ending, usage(tokens));
        }

        @Override
        List<String> stream(List<String> pieces, String ending, Tokens tokens) {
            List<String> events = new ArrayList<>();
            for (int i = 0; i < pieces.size(); i++) {
                boolean isLast = i == pieces.size() - 1;
                events.add("""
                        data: {"candidates": [{"content": {"parts": [{"text": %s}], "role": "model"}%s, "index": 0}], \
                        "usageMetadata": %s, "modelVersion": "gemini-2.5-flash", "responseId": "nb6gaLbbFvWJ1e8P3u2GsQQ"}\r
                        \r
                        """.formatted(
                                quoted(pieces.get(i)),
                                isLast ? ", \"finishReason\": \"" + ending + "\"" : "",
                                usage(isLast ? tokens : new Tokens(tokens.in(), tokens.cached(), 2))));
            }
            return events;
        }

        @Override
        public String refusal(Tokens tokens) {
            return """
                    {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},
                     "usageMetadata": {"promptTokenCount": %d, "totalTokenCount": %d}, "modelVersion": "gemini-2.5-flash"}""".formatted(tokens.in(), tokens.in());
        }

        @Override
        String filtered(Tokens tokens) {
            return """
                    {"candidates": [{"finishReason": "SAFETY", "index": 0, "safetyRatings":
                      [{"category": "HARM_CATEGORY_HARASSMENT", "probability": "HIGH", "blocked": true}]}],
                     "usageMetadata": %s, "modelVersion": "gemini-2.5-flash"}""".formatted(usage(tokens));
        }

        @Override
        public String error(int status, String message) {
            String name = status == 429 ? "RESOURCE_EXHAUSTED" : status == 401 ? "UNAUTHENTICATED" : "UNAVAILABLE";
            return "{\"error\": {\"code\": %d, \"message\": %s, \"status\": \"%s\"}}"
                    .formatted(status, quoted(message), name);
        }

        private String usage(Tokens tokens) {
            long thoughts = tokens.out() / 2;
            return """
                    {"promptTokenCount": %d, "cachedContentTokenCount": %d, "candidatesTokenCount": %d, "thoughtsTokenCount": %d, \
                    "totalTokenCount": %d}""".formatted(
                    tokens.in(), tokens.cached(), tokens.out() - thoughts, thoughts, tokens.in() + tokens.out());
        }
    },

    OLLAMA(Provider.OLLAMA, "/api/chat", "/api/chat") {
        @Override
        public String whole(String text, String ending, Tokens tokens) {
            return """
                    {"model": "llama3.2", "created_at": "2026-11-21T10:01:02.374589Z", \
                    "message": {"role": "assistant", "content": %s}, "done_reason": "%s", "done": true, \
                    "total_duration": 5191566416, "load_duration": 2154458, "prompt_eval_count": %d, \
                    "prompt_eval_duration": 383809000, "eval_count": %d, "eval_duration": 4799921000}""".formatted(quoted(text), ending, tokens.in(), tokens.out());
        }

        @Override
        List<String> stream(List<String> pieces, String ending, Tokens tokens) {
            List<String> lines = new ArrayList<>();
            for (String piece : pieces) {
                lines.add("""
                        {"model": "llama3.2", "created_at": "2026-11-21T10:01:02.374589Z", \
                        "message": {"role": "assistant", "content": %s}, "done": false}
                        """.formatted(quoted(piece)));
            }
            lines.add(whole("", ending, tokens) + "\n");
            return lines;
        }

        /** Ollama has neither refusals nor filters of its own. */
        @Override
        public String refusal(Tokens tokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        String filtered(Tokens tokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String error(int status, String message) {
            return "{\"error\": %s}".formatted(quoted(message));
        }
    };

    private final Provider provider;
    private final String path;
    private final String streamPath;

    Shape(Provider provider, String path, String streamPath) {
        this.provider = provider;
        this.path = path;
        this.streamPath = streamPath;
    }

    /** An answer in one piece that ended as {@code ending} says in the provider's words. */
    public abstract String whole(String text, String ending, Tokens tokens);

    /** The same in a stream, event by event as it comes over the wire. */
    abstract List<String> stream(List<String> pieces, String ending, Tokens tokens);

    /** The model, or the provider before it, declines. */
    public abstract String refusal(Tokens tokens);

    /** A filter stopped the answer. */
    abstract String filtered(Tokens tokens);

    public abstract String error(int status, String message);

    public String whole(String text) {
        return whole(text, stopped(), new Tokens(100, 0, 20));
    }

    String streamed(List<String> pieces) {
        return stream(pieces, stopped(), new Tokens(100, 0, 20)).stream().collect(Collectors.joining());
    }

    public Provider provider() {
        return provider;
    }

    public String path() {
        return path;
    }

    String streamPath() {
        return streamPath;
    }

    public ModelName model() {
        return new ModelName(provider, provider.defaultModel());
    }

    /** How it says that an answer is whole. */
    String stopped() {
        return switch (this) {
            case OPENAI, OLLAMA -> "stop";
            case ANTHROPIC -> "end_turn";
            case GEMINI -> "STOP";
        };
    }

    /** How it says that an answer was cut off. */
    public String cutOff() {
        return switch (this) {
            case OPENAI, OLLAMA -> "length";
            case ANTHROPIC -> "max_tokens";
            case GEMINI -> "MAX_TOKENS";
        };
    }

    /** How it says that a filter stopped an answer. */
    String stoppedByFilter() {
        return switch (this) {
            case OPENAI -> "content_filter";
            case ANTHROPIC -> "refusal";
            case GEMINI -> "SAFETY";
            case OLLAMA -> throw new UnsupportedOperationException();
        };
    }

    /** Tokens that its default model gets for thinking, on top of those for the answer. */
    int thinking() {
        return this == ANTHROPIC ? 0 : 2_000;
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
