package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Brief;

/** Reads what people say. Never throws on any text; what it cannot read it leaves out. Safe to call from many threads. */
public interface Understanding {
    /**
     * @param brief what is known already, for words that lean on it
     * @return proposals only: the caller decides what they change
     */
    Reading read(String utterance, Brief brief);
}
