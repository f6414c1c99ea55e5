package dev.parley.copilot.interview;

import java.util.regex.Pattern;

/** Words that steer an interview rather than answer it. */
enum Said {
    CANCEL(
            "cancel|stop|abort|never ?mind|nvm|forget (?:it|about it|that)|discard(?: it| this)?|quit|drop (?:it|this)|leave it|scrap (?:it|that|this)"),
    START_OVER(
            "start(?: all)? over(?: again)?|restart|begin again|(?:let'?s )?(?:start )?from scratch|reset|start again|let'?s start over"),
    BACK(
            "(?:wait,? |no,? |sorry,? )?(?:back|(?:go|take me|step) back(?: (?:one|a step|one step))?|previous(?: question)?|undo(?: (?:that|it|this|the last (?:change|edit|one)))?|take (?:that|it) back|revert(?: (?:that|it))?|one step back)"),
    SKIP("skip(?: (?:it|this|that|this one|the question))?|next(?: (?:one|question))?|pass"),
    UNSURE(
            "(?:(?:hm+|uh|well|sorry),? )?(?:(?:i have )?no idea|i (?:really )?(?:don'?t|do not) know(?: (?:yet|that|it|exactly|(?:right )?now))?|don'?t know|dunno|idk|i'?m not sure(?: yet)?|not sure(?: yet)?|no clue|whatever(?: you think| is best)?|default|(?:you|please) (?:choose|decide)|your (?:choice|call)|up to you|recommended|don'?t care|i don'?t care|doesn'?t matter)"),
    /** Enough of questions: draft it. */
    HURRY(
            "(?:just |ok(?:ay)?,? |yes,? |now )*(?:do it|go ahead|ship it|build it|draft it|make it|get on with it|enough(?: (?:of )?(?:these )?questions)?|(?:please )?stop asking(?: (?:me|questions|so much|so many questions))*|no more questions|that'?s (?:all|it|everything)|you have everything)(?: (?:already|now))?"),
    APPROVE("approve(?:d| it| this)?|publish(?: it)?"),
    AGREE(
            "yes|yep|yeah|y|ok|okay|k|looks good|lgtm|perfect|great|good|fine|sounds good|yes please|sure|correct|exactly|right"),
    EDIT("edit|change|change it|edit it|modify|change something|revise"),
    SHOW(
            "(?:(?:can you |could you |please )?show (?:me )?(?:what (?:you|we)(?: have|'ve got| got)(?: so far| now)?|(?:the |my |it|this )?(?:draft|summary|workflow|so far|again|it|everything)(?: so far| again)?|it|all)|what do (?:you|we) have(?: so far| now| already)?|what(?: have you| did you)(?: got| understood| understand)?(?: so far)?|where (?:are we|were we|do we stand)|summary|summari[sz]e|recap|(?:the )?draft(?: so far)?|so far|preview|show)\\?*"),
    EXPLAIN(
            "(?:\\?|what|how|who|which|where|huh|why|sorry|pardon|come again|eh|examples?|e\\.?g|like what|such as|(?:an? |for |like an? )?example|help|explain(?: (?:it|that|this|please))?|(?:what|which)(?: are (?:the|my))? (?:options|choices)(?: (?:are there|do i have))?|what can i (?:say|answer)|what do you (?:mean|want|need)(?: by (?:that|this))?|what does (?:that|this) mean|what is (?:that|this|meant)|(?:but )?why (?:do|did|are|would) you (?:ask(?:ing)?|need|want)(?: (?:that|this|it|to know|me))*|why is (?:that|this) (?:needed|important|necessary)|what for|(?:i )?(?:don'?t|do not) (?:understand|get it)(?: (?:that|this|the question|it))?|can you (?:explain|give me an example)(?: (?:that|this|it))?|which means|meaning|how do you mean|(?:who|whom|which|what|where|how|why)\\b(?![^?]*://)[^?.!]{3,80}\\?)(?:,? please)?(?:\\?|!|\\.)*"),
    THANKS(
            "(?:many |ok,? |okay,? |great,? |perfect,? )?(?:thanks|thank you|thx|ty|cheers|danke)(?: (?:a lot|so much|very much|you))?"),
    WORDS("");

    private final Pattern pattern;

    Said(String words) {
        this.pattern =
                Pattern.compile("(?:please,? )?(?:" + words + ")(?:,? please)?\\s*[.!]*", Pattern.CASE_INSENSITIVE);
    }

    static Said of(String text) {
        String trimmed = text.trim().replace('’', '\'').replaceAll("\\s+", " ");
        for (Said said : values()) {
            if (said != WORDS && said.pattern.matcher(trimmed).matches()) {
                return said;
            }
        }
        return WORDS;
    }
}
