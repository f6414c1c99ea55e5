package dev.parley.connectors.ai;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;

/** Thinking steps. Choosing, verifying and summarizing need no key: the embedded model does them where no other is connected. */
public final class AiConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        Chooser chooser = new Chooser(surroundings.embeddings());
        Thinker thinker = new Thinker(surroundings.models(), surroundings.prompts());
        ConnectorSpec spec = ConnectorSpec.named("ai")
                .title("AI")
                .operations(
                        new AnswerQuestion(thinker),
                        new Chat(thinker),
                        new ChooseRoute(chooser),
                        new Classify(chooser),
                        new Extract(thinker),
                        new Generate(thinker),
                        new Summarize(thinker, new KeySentences(surroundings.embeddings())),
                        new Transcribe(surroundings.transcriber(), surroundings.http()),
                        new Translate(thinker),
                        new Verify(thinker, new LocalEvidence(surroundings.embeddings())),
                        new WriteDraft(thinker));
        return () -> spec;
    }
}
