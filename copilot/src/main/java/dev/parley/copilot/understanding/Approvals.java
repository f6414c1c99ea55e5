package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who has to say yes: "ask ops for approval", "needs a sign-off from finance", "must be approved by the lead". */
public final class Approvals {
    private static final String YES =
            "(?:approvals?|sign[- ]?offs?|okay|ok|consent|go[- ]?ahead|green[- ]?light|confirmation|permission|blessing|thumbs?[- ]?up(?: or (?:thumbs[- ]?)?down)?|all[- ]clear|nod\\b|signature|seal of approval|decision|verdict|authori[sz]ation|clearance|review|(?:a |clear )?yes)";
    private static final String SAY_YES =
            "(?:(?:review and |first )?approve|review|sign (?:it |them |this |that )?off(?: on)?|confirm|okay|ok|authori[sz]e|green-?light|say (?:yes|ok|okay)|agree(?: to)?|clear|sign(?! (?:up|in|out)\\b)(?: (?:it|them|this))?|vet|proofread|nod|bless|inspect|wave (?:it |them |this |that )?through|see (?:it|them|this|that|each|every)|check(?! (?:the|its|if|whether|that|for)\\b)|(?:look|take a look|have a look)(?: at| over)?|be (?:fine|happy|ok|okay|good) with|release|have the (?:last|final) (?:word|say)|decide(?: on)?|give (?:it |them )?(?:the |an? |their |its |his |her )?"
                    + YES + ")\\b";
    private static final String SAID_YES =
            "(?:(?:reviewed and )?approved|confirmed|signed[- ]off(?: on)?|ok'?e?d|okayed|cleared|authori[sz]ed|reviewed|checked|vetted|released|inspected|seen|blessed|waved through|looked (?:at|over)|signed(?! (?:up|in|out)\\b))\\b";
    private static final String NOT_A_NAME =
            "(?:s|her|his|she|he|given|gave|giving|two|three|unless|nothing|everything|something|for|to|then|first|before|and|or|if|when|it|its|that|this|an?|the|is|be|by|must|has|have|should|needs?|requires?|can|will|get|ask|let|make|want|i|we|you|they|only|but|otherwise|with|from|of|in|on|"
                    + "order|orders|approve|approval|post|send|put|call|forward|so|who|which|whose|total|amount|just|also|please|after|once|until|wait|them|those|these|each|every|all|any|needed|required|always|up|more|less|higher|lower|above|below|over|under|yes|no|not|at|received|\\p{L}+ly|needing|whether|about|regarding|because|since|said|say|says|requiring|asking|called|webhooks?|hook|requests?|tickets?|messages?|event|invoices?|both|instead|please|thanks|approver|approvers|=|rest|comes|arrives|without|is|are|was|were|being|next|finally|deliver|submit|push|hand|pass|checks?|money|value|sum|price|ai|llm|openai|chatgpt|gpt|using|automatically|new|latest|incoming|customer|customers|user|users|product|products|github|trustpilot|google|amazon|pull|code|app|store)";
    private static final String WORD = "[\\p{L}][\\p{L}\\d_-]*(?:\\.[\\p{L}\\d_-]+)*";
    private static final String NAME =
            "(?:(?:the|our|my|their|an?|some(?:one|body) (?:from|in)) )?@?(?:(?:role|user):)?(?!" + NOT_A_NAME
                    + "(?![\\p{L}-]))" + WORD + "(?: (?!" + NOT_A_NAME
                    + "(?![\\p{L}-])|approves?\\b|signs?\\b|confirms?\\b|okays?\\b|agrees?\\b|gives?\\b|team's)" + WORD
                    + ")?";
    private static final String WHO = "(?<who>(?:both )?" + NAME + "(?: (?:from|of|in) (?:the |our )?(?!" + NOT_A_NAME
            + "(?![\\p{L}-]))[\\p{L}]+(?= (?:should|must|has|have|needs?|can|will|ought|shall)\\b))?(?:(?:, " + NAME
            + ")*,? (?:and|or|&) " + NAME + ")?(?: both\\b)?)";
    private static final String THING =
            "(?: (?:it|them|this|that|these|those|each(?: one)?|(?:the|each|every) (?!" + "post\\b)\\w+))?";
    private static final String TAIL = "(?: first| beforehand)?";
    private static final String MUST =
            "(?:is|are|was|be|being|gets?|must be|has to be|have to be|should be|needs? to be|shall be|will be|is to be|ought to be)";
    private static final String WHETHER =
            " (?:whether|if) (?:(?:i|we|they|it) (?:should|shall|may|can|could) (?!post\\b|send\\b|ask\\b|be\\b)\\p{L}+\\b(?: (?:it|them|this|that|more|now))?|(?:it|this|that|they|these|everything|he|she|we|i|(?:the|an?|this|each|every) [\\p{L}' -]{2,30}?)(?:'s|'re| is| are| may| can| should| could)? ?(?:ok|okay|fine|alright|all right|allowed|good|right|acceptable|correct|go(?: ahead| out)?|proceed|approve[sd]?|agree[sd]?)\\b(?: (?:to|for) \\w+)?)";
    private static final String ME =
            "(?:approved?|said (?:yes|ok|okay|so)|say (?:yes|ok|okay|so)|confirm(?:ed)?|agreed?|checked|ok'?e?d|okay(?:ed)?|sign(?:ed)? off|g[ai]ve (?:(?:my|our|a|the|it) )*"
                    + YES + ")(?: (?:it|them|this|that))?";
    private static final List<Pattern> ASKING = List.of(
            pattern("\\bwait(?:s|ing)? for " + WHO + "'s? (?:go|word|signal|release)\\b"),
            pattern("\\b" + YES + " (?:in|on|via|through) [\\p{L}]+(?: [\\p{L}]+)? (?:from|by) " + WHO + TAIL),
            pattern("\\b(?:(?:run|check|clear|confirm|verify) (?:(?:it|this|that|them) )?(?:by|with|past)|ask) " + WHO
                    + WHETHER + TAIL),
            pattern("\\b(?:" + YES + "(?: step)?|approve) (?:\\((?:from |by )?" + WHO + "\\)|(?:step for|by) (?<other>"
                    + NAME + "))" + TAIL),
            pattern("\\b" + WHO + " (?:to be )?asked (?:for (?:(?:an?|the|their) )?" + YES + "|to " + SAY_YES + ")"
                    + TAIL),
            pattern(
                    "\\b(?:needs? to|must|has to|have to|should) (?:first )?(?:go|be run|run|pass|get) (?:past|by|through) "
                            + WHO + TAIL),
            pattern("\\b(?:approvers?|reviewers?|approved by|approval by|sign-?off by) ?(?:=|:|is|are) ?" + WHO),
            pattern(
                    "\\b(?:go(?:es)?|pass(?:es|ed)?|sent|send|routed?|escalated?|submitted|handed|shown) (?:(?:it|them|first|over) )*to "
                            + WHO + " for (?:(?:an?|the|their|explicit) )?" + YES + TAIL),
            pattern("\\b(?:with|after|without) " + WHO
                    + " (?:first )?(?:approving|confirming|signing off(?: on)?|reviewing|okaying|having approved|agreeing(?: to)?)"
                    + THING + TAIL),
            pattern("\\b" + YES + " " + MUST
                    + " (?:first )?(?:obtained|given|granted|requested|sought|asked for|needed|required|received|got) (?:from|by) "
                    + WHO + TAIL),
            pattern("\\b" + WHO + " " + MUST
                    + " (?:first )?(?:asked|requested|prompted|invited)(?: first)? (?:for (?:(?:an?|the|their|its) )?"
                    + YES + "|(?:to|whether they) " + SAY_YES + THING + ")" + TAIL),
            pattern(
                    "\\b" + WHO + " " + MUST
                            + " (?:the ones? )?(?:asked|consulted)(?: first| before\\w*)?(?=[^\\S\n]*(?:[.,;:!?\n]|→|->|$)| (?:before|then|and then|if|when)\\b)"),
            pattern(
                    "\\b(?:(?:must|has to|have to|should|needs? to|ought to|shall|can only|may only|to) )?(?:be|been|get|gets|is|are|being|once|after being|after) (?:\\w+ly |first )?"
                            + SAID_YES + "(?: first)? by " + WHO + TAIL),
            pattern(
                    "\\b(?:need|needs|require|requires|get|gets|obtain|request|seek|wait(?:s)? for|await(?:s)?|have|with|after|ask(?:s|ing)? for|want|subject to|pending|upon|getting|requiring|needing|only with) (?:(?:an?|the|explicit|prior|manual) )*"
                            + YES + " (?:is (?:needed|required) )?(?:from|by|of) " + WHO + TAIL),
            pattern("\\b" + YES + " (?:(?:is |are )?(?:needed|required) )?(?:from|by) " + WHO
                    + "(?: (?:is |are )?(?:needed|required))?" + TAIL),
            pattern("\\b(?:ask(?:s|ing)?|beg|request(?:s)?) " + WHO
                    + " (?:for|to give) (?:(?:an?|the|their|his|her|its|explicit) )?" + YES + TAIL),
            pattern(
                    "\\b(?:ask(?:s|ing)?|get(?:s|ting)?|ha(?:ve|ving)|let(?:s|ting)?|make|wait(?:s|ing)? for|wants?|needs?|requires?|want|until) "
                            + WHO + " (?:to |must |has |have )?(?:" + SAY_YES
                            + "|review|check|decide|look (?:at|over)|take a look(?: at)?|have a look(?: at)?|"
                            + SAID_YES + ")"
                            + THING + TAIL),
            pattern("\\b" + WHO + "(?:'s|s'|')? " + YES + " (?:is |are )?(?:needed|required)" + TAIL),
            pattern("\\b" + WHO + " (?:must|has to|have to|should|needs? to|shall|will|can|is to|ought to) (?:first )?"
                    + SAY_YES + THING + TAIL),
            pattern(
                    "\\b(?:with|after|until|once|when|only after|requires?|needs?|get|await|wait for|obtain|subject to|pending|upon) (?:the |an? )?"
                            + WHO + "(?:'s|s'|')? " + YES + TAIL),
            pattern("\\b(?:if|when|once|after|until|unless|only) " + WHO
                    + " (?:has |have )?(?:approves?|says? (?:yes|ok|okay)|said (?:yes|ok|okay)|signs? off|confirms?|okays?|agrees?|gives? (?:an? |the |their )?"
                    + YES + "|" + SAID_YES + ")" + THING + TAIL),
            pattern("\\b" + WHO
                    + " (?:approves?|signs? off|confirms?|okays?|agrees?|vets?|releases?|reviews?|checks? (?:it|them|this|that|each|every\\w*)|likes? (?:it|them)|looks? (?:it |them )?(?:over|at) ?(?:it|them)?|signs?\\b(?! (?:up|in|out)\\b)(?: (?:it|them))?|has the (?:last|final) (?:word|say)|(?:has |have )?given (?:(?:it|the|a|their|his|her) )*"
                    + YES
                    + "|decides?|(?:says?|said) (?:yes or no|yes/no|yes|no|ok|okay)|gives? (?:it |them )?(?:an? |the |their |his |her )?"
                    + YES + "|(?:is|are) (?:fine|happy|okay|ok|good|cool) with)" + THING + TAIL),
            pattern("\\b(?:please )?ask " + WHO
                    + "(?= first\\b|[^\\S\n]*(?:[.,;:!?\n]|→|->|$)| (?:before|then|and then|if|when)\\b| and (?:post|put|send|forward|call|patch|delete|only|proceed|continue|go)\\b)"
                    + TAIL),
            pattern("\\b(?:hold|holds|park|stop|keep)(?: (?:it|them|this|that|everything|each one))? (?:back )?for "
                    + WHO + "(?=[^\\S\n]*(?:[.,;:!?\n]|$)| (?:before|then|and then|first)\\b)"),
            pattern("\\b" + WHO + " " + YES
                    + "(?=[^\\S\n]*(?:[.,;:!?\n]|→|->|$)| then| and then| if\\b| when\\b| where\\b| for\\b| on\\b| ⟨)"
                    + TAIL),
            pattern("\\b(?:run|check|clear|confirm|verify) (?:(?:it|this|that|them) )?(?:by|with|past) " + WHO + TAIL),
            pattern("\\b(?:nobody|no one|none) (?:but|except|other than) " + WHO
                    + " (?:may|can|should|must|is allowed to|are allowed to)\\b"),
            pattern("\\b(?:only|not) (?:once|after|when|if|until) (?:i|we)(?:'ve| have)? " + ME + TAIL),
            pattern(
                    "\\b(?:i|we) (?:approve|confirm|decide|sign off|okay|check|review)(?: (?:it|them|each one|everything))?(?=[,.;:!?\n]| before\\b| first\\b)"),
            pattern("\\b(?:once|after|when|until|unless|if) (?:i|we)(?:'ve| have)? " + ME + TAIL),
            pattern(
                    "\\b(?:let (?:me|us)|(?:i|we) (?:want to|need to|must|have to|should|will|would like to|'ll)) (?:first )?(?:see|check|approve|review|confirm|okay|ok|sign off|look at|have a look at|look over|decide|see and approve)(?: (?:it|them|this|that|each one|(?:the|each|every|all|its|their|any|these|those) [\\p{L}]+(?: [\\p{L}]+)?))?(?: myself| personally)?(?: first| before\\w*)?(?= before| first|[.,;:!?]|$)"),
            pattern(
                    "\\b(?:requires?|needs?|get|gets|request|await|wait(?:s)? for|obtain|ask(?:s)? for|add|with|after|subject to|put|want)(?: (?:an?|the|some|prior|manual|human|explicit))* "
                            + YES + "(?: step)?(?: is (?:needed|required))?" + TAIL),
            pattern("\\b(?:must|has to|have to|should|needs? to) be " + SAID_YES + TAIL),
            pattern("\\b(?:only|just) (?:with|after) (?:(?:an?|the|explicit|prior) )*" + YES + TAIL),
            pattern("\\b" + YES + " (?:is )?(?:needed|required)" + TAIL));
    private static final Pattern NOT_NEEDED = pattern("\\b(?:(?:needs?|requires?) nothing|(?:needs?|requires?) no (?:"
            + YES
            + ")?(?: at all)?|needs? none|(?:without|no|skip) (?:any |an |the |further |asking (?:for )?)*" + YES
            + "(?: (?:is )?(?:needed|required|necessary))?|(?:do|does|did)(?:n't| not) (?:need|require) (?:any |an |the )?(?:"
            + YES
            + "|it)|(?:without asking|no need to ask)(?: anyone| anybody| " + NAME + ")?)");
    private static final Pattern REJECTED = pattern(
            "\\b(?:if|when|in case|on|upon|should) (?:it |that |this |they |the (?:request|approval|order) |" + NAME
                    + " )?(?:is |are |was |gets? |be |has been )?"
                    + "(?:reject(?:s|ed|ion)?|declin(?:es?|ed)|den(?:y|ies|ied)|refus(?:es?|ed)|say(?:s)? no|said no|not approved|disapprov(?:es?|ed))(?: it| them)?"
                    + "|\\b(?:if|when|on) (?:a )?no(?=[,:]| then\\b)");
    private static final Pattern APPROVED = pattern(
            "\\b(?:if|when|once|after|as soon as|upon|on|only if|only when|and if) (?:it |that |this |they |he |she |"
                    + NAME + " )?(?:is |are |was |gets? |has been |have |has )?"
                    + "(?:approved|approves?(?: it)?|approval|confirmed|signed off|ok'?e?d|okays?|okayed|agreed|agrees?|confirms?(?: it)?|say(?:s)? (?:yes|ok|okay)|they agree)(?=[,.;:]|\\s|$)(?! by| from)");
    private static final String COUNT = "(?<n>two|three|four|five|[2-9])";
    /** How many must say yes; taken out of the sentence, which then names only who. */
    private static final List<Pattern> QUORUM = List.of(
            pattern(" ?\\((?:(?:at least|any) )?" + COUNT
                    + " (?:people|persons|of them|approvals?|votes|yes(?:es)?)(?: (?:needed|required))?\\)"),
            pattern("(?<=\\b" + YES + " (?:from|by|of) )" + COUNT + " (?=[\\p{L}]{3,}s\\b(?! of\\b))"),
            pattern(",? ?\\b(?:with )?(?:an? )?quorum (?:of |is |= ?|: ?)?" + COUNT + "\\b"),
            pattern("(?<=\\b(?:get|need|needs|require|requires|obtain|with|after|request|wait for) )(?:at least )?"
                    + COUNT + " (?=(?:approval|sign-?off|confirmation|signature|okay|yes)(?:e?s)?\\b)"),
            pattern(
                    "\\b(?:(?:at least|any) )?" + COUNT
                            + " (?:(?:different )?(?:people|members|persons|colleagues|employees|approvers) )?(?:of|from|in) (?=(?:the |our )?[\\p{L}]+(?: team| department)? (?:must|have|has|need|should|approve|sign|confirm|agree|to\\b))"),
            pattern(
                    "(?<=\\b(?:approval|approved|sign-?off|confirmation|confirmed|okay|ok) (?:from|by|of) |\\b(?:ask|have|let|get) )(?:(?:at least|any) )?"
                            + COUNT
                            + " (?:(?:different )?(?:people|members|persons|colleagues|employees|approvers) )?(?:of|from|in) "));
    /** "Ask Bo in #support for approval": whom comes first, then where. */
    private static final Pattern ASKED_SOMEWHERE = pattern(
            "(?<ask>\\bask(?:s|ing)? (?:@?[\\p{L}][\\p{L}\\d_.-]* ){1,3}?)(?<place>(?:in|on|via) (?:the )?(?:#[\\p{L}\\d_-]+|[\\p{L}\\d_-]+ channel|slack|teams) )(?<yes>(?:for|to give) (?:(?:an?|the|their|explicit) )?"
                    + YES + " ?|to " + SAY_YES + " ?)");
    /** "Approved → …, rejected → …". */
    private static final Pattern LABEL = pattern(
            "(?<=[:;,.\\n(-] ?)(?:(?<yes>approved|accepted|on yes|yes)|(?<no>rejected|declined|denied|refused|on no|no))(?= ?(?:→|->|=>|: ))");

    private static final Pattern BEFORE_NAME = pattern(
            "^(?:(?:please|just|maybe|probably|well|i think|i'd say|i guess|ask|let|have|only|it's|it is|it should be|it would be|it must be|that would be|that should be|that's|that is|should be|make it|make|use)\\b,? ?)+");
    private static final Pattern AFTER_NAME = pattern(
            "(?:,? (?:please|i think|i guess|i'd say|maybe|probably|thanks|thank you|of course|instead|first|for approval|the approver|(?:should|must|can|could|will|has to|have to|needs? to|may|would) .*|(?:approves?|decides?|signs?|to approve|who|that)\\b.*))+[.!]*$");
    private static final Set<String> ANYONE = Set.of(
            "someone",
            "somebody",
            "anyone",
            "anybody",
            "human",
            "person",
            "people",
            "us",
            "me",
            "myself",
            "everyone",
            "here");
    private static final Pattern SEPARATOR = pattern("\\s*,\\s*(?:and |or )?|\\s+(?:and|or)\\s+|\\s*&\\s*");
    private static final Pattern TRIMMINGS = pattern(
            "^(?:both|the|our|my|their|an?|some(?:one|body) (?:from|in)|people (?:from|in))\\s+|\\s+(?:team|department|dept|people|guys|folks|group|both)$");

    private Approvals() {}

    static void mark(Marked text) {
        text.rewrite(ASKED_SOMEWHERE, match -> match.group("ask") + match.group("yes") + match.group("place"));
        QUORUM.forEach(pattern -> text.take(pattern, match -> new Chunk.Quorum(Words.count(match.group("n")))));
        text.mark(NOT_NEEDED, _ -> new Chunk.NoAsk());
        text.mark(LABEL, match -> match.group("no") == null ? new Chunk.OnApproval() : new Chunk.OnRejection());
        text.mark(REJECTED, _ -> new Chunk.OnRejection());
        for (Pattern pattern : ASKING) {
            text.mark(pattern, match -> ask(pattern, match));
        }
        text.mark(APPROVED, _ -> new Chunk.OnApproval());
    }

    private static @Nullable Chunk ask(Pattern pattern, MatchResult match) {
        String who = pattern.namedGroups().containsKey("who") ? match.group("who") : null;
        if (who == null && pattern.namedGroups().containsKey("other")) {
            who = match.group("other");
        }
        boolean reachesBack = Clause.reachesBack(match.group());
        if (who == null) {
            return new Chunk.Ask(List.of(), false, 1, reachesBack);
        }
        List<String> people = people(who);
        int quorum = (who.toLowerCase(Locale.ROOT).startsWith("both ")
                        || who.toLowerCase(Locale.ROOT).endsWith(" both"))
                ? people.size()
                : 1;
        return new Chunk.Ask(people, true, Math.max(1, quorum), reachesBack);
    }

    private static String trimmed(String name) {
        return TRIMMINGS.matcher(name).replaceAll("").trim();
    }

    /** Who is meant by an answer to "who?", such as "it should be the finance team, I think". */
    public static List<String> answer(String said) {
        return people(AFTER_NAME
                .matcher(BEFORE_NAME.matcher(said.trim()).replaceFirst(""))
                .replaceFirst(""));
    }

    /** "The ops team and @ana" to {@code ops}, {@code ana}; empty for "anyone". */
    public static List<String> people(String said) {
        List<String> names = new ArrayList<>();
        for (String part : SEPARATOR.split(said.trim())) {
            String bare = part.trim().replaceAll("['\"!?.]+$", "").replaceAll("^['\"@]+", "");
            String name = trimmed(trimmed(bare))
                    .replaceFirst("^@", "")
                    .replaceFirst("(?i) (?:from|of|in) (?:the |our )?\\p{L}+$", "");
            if (!name.isBlank() && !ANYONE.contains(name.toLowerCase(Locale.ROOT))) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(names);
    }
}
