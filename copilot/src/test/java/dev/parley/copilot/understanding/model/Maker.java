package dev.parley.copilot.understanding.model;

import dev.parley.connectors.ai.model.Provider;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two makers of models really answer. Sources: OpenAI API reference ("Create chat completion", "Error codes"); Claude API reference
 * ("Create a Message", "Errors").
 */
enum Maker {
    OPENAI(Provider.OPENAI, "/v1/chat/completions", "stop", "length", "/choices/0/message/content") {
        @Override
        String answer(String text, String ending) {
            return """
                    {"id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1793577600,
                     "model": "gpt-5.4-mini-2026-03-17",
                     "choices": [{"index": 0, "message": {"role": "assistant", "content": %s, "refusal": null, "annotations": []},
                       "logprobs": null, "finish_reason": "%s"}],
                     "usage": {"prompt_tokens": 2000, "completion_tokens": 400, "total_tokens": 2400,
                       "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}},
                     "service_tier": "default", "system_fingerprint": null}""".formatted(quoted(text), ending);
        }

        @Override
        String refusal() {
            return answer("", "stop")
                    .replace("\"refusal\": null", "\"refusal\": \"I'm sorry, I cannot assist with that request.\"")
                    .replace("\"content\": \"\"", "\"content\": null");
        }

        @Override
        String error(String message) {
            return "{\"error\": {\"message\": %s, \"type\": \"requests\", \"param\": null, \"code\": \"rate_limit_exceeded\"}}"
                    .formatted(quoted(message));
        }
    },

    ANTHROPIC(Provider.ANTHROPIC, "/v1/messages", "end_turn", "max_tokens", "/content/0/text") {
        @Override
        String answer(String text, String ending) {
            return """
                    {"id": "msg_01XFDUDYJgAACzvnptvVoYEL", "type": "message", "role": "assistant", "model": "claude-haiku-4-5-20251001",
                     "content": [{"type": "text", "text": %s}], "stop_reason": "%s", "stop_sequence": null,
                     "usage": {"input_tokens": 2000, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0,
                       "output_tokens": 400, "service_tier": "standard"}}""".formatted(quoted(text), ending);
        }

        @Override
        String refusal() {
            return answer("I can't help with that.", "refusal");
        }

        @Override
        String error(String message) {
            return "{\"type\": \"error\", \"error\": {\"type\": \"rate_limit_error\", \"message\": %s}, \"request_id\": \"req_011C\"}"
                    .formatted(quoted(message));
        }
    };

    final Provider provider;
    final String path;
    final String whole;
    final String cutOff;
    final String answerAt;

    Maker(Provider provider, String path, String whole, String cutOff, String answerAt) {
        this.provider = provider;
        this.path = path;
        this.whole = whole;
        this.cutOff = cutOff;
        this.answerAt = answerAt;
    }

    /** 2,000 tokens in, 400 out. */
    abstract String answer(String text, String ending);

    abstract String refusal();

    abstract String error(String message);

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
