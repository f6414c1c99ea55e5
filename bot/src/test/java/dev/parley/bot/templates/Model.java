package dev.parley.bot.templates;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stands in for OpenAI (API reference, "Create chat completion" and "Create transcription"), and for where the phone system keeps recordings. */
record Model(Systems systems) {
    static final String PATH = "/openai/v1";
    static final String RECORDING = "/recordings/acme_120624.mp3";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Answers the task whose prompt holds these words. */
    void answers(String prompt, String answer) {
        ObjectNode completion = JSON.readTree("""
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1793577600, "model": "gpt-5.4-mini-2026-03-17",
                 "choices": [{"index": 0, "message": {"role": "assistant", "refusal": null, "annotations": []}, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 400, "completion_tokens": 20, "total_tokens": 420}}""").asObject();
        completion.withObject("/choices/0/message").put("content", answer);
        systems.far()
                .stubFor(post(urlPathEqualTo(PATH + "/chat/completions"))
                        .withRequestBody(containing(prompt))
                        .willReturn(Systems.json(completion.toString())));
    }

    /** What was said on the call, and what a careful reader makes of it. @param sure how sure it is of its evidence */
    void knowsTheCall(double sure) {
        systems.far()
                .stubFor(get(urlPathEqualTo(RECORDING))
                        .willReturn(aResponse()
                                .withHeader("Content-Type", "audio/mpeg")
                                .withBody("ID3-sound")));
        systems.far()
                .stubFor(post(urlPathEqualTo(PATH + "/audio/transcriptions")).willReturn(Systems.json("""
                {"task": "transcribe", "language": "english", "duration": 1920.0, "text": "irrelevant", "segments": [
                  {"id": 0, "start": 1102.0, "end": 1106.0, "text": " The P99 numbers look good, that was our main concern."},
                  {"id": 1, "start": 1455.0, "end": 1459.0, "text": " Can you send the API performance benchmarks by Monday?"},
                  {"id": 2, "start": 1725.0, "end": 1729.0, "text": " We want to get this wrapped up before the holidays."}],
                 "usage": {"type": "duration", "seconds": 1920}}""")));
        answers("You read fields out of text", """
                {"decision_makers": [{"name": "Jane Wilson", "title": "CTO", "sentiment": "positive"},
                   {"name": "Bob Torres", "title": "VP Engineering", "sentiment": "neutral_to_positive"}],
                 "next_steps": ["Send API performance benchmarks by Monday"],
                 "blockers_discussed": [{"issue": "API latency under load", "status": "the P99 numbers look good", "jira_ticket": "#456"}],
                 "key_quotes": [{"text": "We want to get this wrapped up before the holidays", "speaker": "Jane", "timestamp": "28:45"}],
                 "deal_stage_recommendation": "Advance to Negotiation", "urgency": "high", "confidence_score": 0.96}""");
        answers("You check claims against a source", """
                {"results": [
                  {"claim": 1, "quote": "We want to get this wrapped up before the holidays.", "confidence": 0.99},
                  {"claim": 2, "quote": "Can you send the API performance benchmarks by Monday?", "confidence": %s},
                  {"claim": 3, "quote": "The P99 numbers look good, that was our main concern.", "confidence": 0.97}]}""".formatted(sure));
        answers(
                "You write drafts",
                "Dear Jane,\n\nthank you for the call. You get the benchmarks by Monday.\n\nBest regards\nAna");
    }
}
