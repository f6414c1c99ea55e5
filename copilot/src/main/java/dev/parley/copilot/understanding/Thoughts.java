package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Skill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked of a model: "classify", "summarize", "draft a reply", "an AI assistant that answers". */
final class Thoughts {
    private static final String THING =
            "(?:(?:the|an?|each|every|all|my|our|its|new|incoming|their|this|that|those) )*";
    private static final String TEXT =
            "(?:repl(?:y|ies)|responses?|answers?|posts?|captions?|articles?|copy|stor(?:y|ies)|descriptions?|tweets?|blog|newsletter|scripts?|e-?mails?|outreach|proposal|drafts?|content|reports?|headlines?|poem|cover letter)";
    private static final String PAPER =
            "(?:invoices?|receipts?|pdfs?|documents?|attachments?|contracts?|resumes?|cvs?|images?|entit(?:y|ies)|content|information|insights|news|text|fields?|details|amounts?|vendors?|keywords?|action items|data from)";

    /** @param needsModel whether the word alone could as well mean no model's work */
    private record Cue(Skill skill, Pattern pattern, boolean needsModel) {}

    private static final List<Cue> CUES = List.of(
            new Cue(Skill.TRANSCRIBE, pattern("\\b(?:transcri(?:b|p)\\w+|speech[- ]to[- ]text)\\b"), false),
            new Cue(Skill.TRANSLATE, pattern("\\btranslat\\w+\\b"), false),
            new Cue(
                    Skill.CLASSIFY,
                    pattern("\\b(?:(?:auto-?)?classif\\w+|(?:auto-?)?categori[sz]\\w+|sentiment|triag\\w+)\\b"),
                    false),
            new Cue(
                    Skill.CLASSIFY,
                    pattern(
                            "\\b(?:(?:auto-?)?(?:label(?:s|l?ed|l?ing)?|tag(?:s|ged|ging)?)|scor(?:es?|ed|ing)|priorit\\w+|qualif\\w+|detect\\w*|moderat\\w+|spam)\\b"),
                    true),
            new Cue(
                    Skill.SUMMARIZE,
                    pattern(
                            "\\b(?:summari[sz]\\w+|tl;?dr|condens(?:es?|ed|ing)|(?:short|brief|concise) summar(?:y|ies))\\b"),
                    false),
            new Cue(
                    Skill.SUMMARIZE,
                    pattern(
                            "\\b(?:digests?|recaps?|round-?ups?|rundown|gist|synopsis|highlights|(?:key |main )?takeaways|essence) (?:of|from|on|about) (?!⟨|the news\\b)"),
                    false),
            new Cue(Skill.SUMMARIZE, pattern("\\bsummar(?:y|ies)\\b"), true),
            new Cue(
                    Skill.EXTRACT,
                    pattern("\\b(?:extract\\w*|pars(?:es?|ed|ing)|read(?:s|ing)?)\\b[^.;:]{0,30}\\b" + PAPER + "\\b"),
                    false),
            new Cue(Skill.EXTRACT, pattern("\\b(?:extract\\w*|pars(?:es?|ed|ing)|ocr|recogni[sz]\\w+)\\b"), true),
            new Cue(
                    Skill.WRITE,
                    pattern("\\b(?:draft(?:s|ed|ing)?|compos(?:es?|ed|ing)|rewrit\\w+|rephras\\w+|proofread\\w*) "
                            + THING + "(?:[\\p{L}'-]+ ){0,3}" + TEXT + "\\b"),
                    false),
            new Cue(
                    Skill.WRITE,
                    pattern(
                            "\\bwrit(?:es?|ing) " + THING
                                    + "(?:[\\p{L}'-]+ ){0,2}(?:drafts?|captions?|articles?|blog|stor(?:y|ies)|posts? draft)\\b"),
                    false),
            new Cue(
                    Skill.WRITE,
                    pattern(
                            "\\b(?:draft(?:s|ed|ing)?|compos(?:es?|ed|ing)|rewrit\\w+|written by|writer|(?:writ(?:es?|ing)|creat(?:es?|ing)|suggest(?:s|ing)?|autocomplet\\w+) "
                                    + THING + "(?:[\\p{L}'-]+ ){0,2}" + TEXT + "|generat(?:es?|ing))\\b"),
                    true),
            new Cue(
                    Skill.WRITE,
                    pattern("\\b(?:auto(?:mated|matic)?(?:ally)?)[ -](?:" + TEXT
                            + ") generat\\w+|generat\\w+ (?:automated |personali[sz]ed )" + THING + TEXT),
                    false),
            new Cue(
                    Skill.VERIFY,
                    pattern("\\b(?:fact[- ]?check\\w*|(?:verif(?:y|ies|ied|ying)|checks?|double-checks?) " + THING
                            + "(?:[\\p{L}-]+ )?(?:claims?|facts|statements?) (?:against|in|with)|verif(?:y|ies|ied|ying) "
                            + THING + "(?:claims?|facts|statements?|extracted [\\p{L}]+))\\b"),
                    false),
            new Cue(Skill.ANALYZE, pattern("\\banaly[sz](?:es?|ed|ing)\\b"), false),
            new Cue(
                    Skill.ANSWER,
                    pattern(
                            "\\b(?:answer(?:s|ing)?) (?:[\\p{L}-]+ ){0,3}(?:questions?|faqs?|quer(?:y|ies)|inquiries)\\b"),
                    false),
            new Cue(Skill.ANSWER, pattern("\\b(?:repl(?:y|ies|ying)|respond\\w*|responses?|answer\\w*)\\b"), true),
            new Cue(
                    Skill.ASK,
                    pattern(
                            "\\b(?:calls?|prompts?|asks?|quer(?:y|ies)|runs?) (?:[\\p{L}-]+ ){0,3}(?:models?|llms?)\\b"),
                    false));
    private static final Pattern NOT = pattern("\\b(?:don't|do not|doesn't|never|without|not|no)\\s+(?:\\w+\\s+)?$");
    private static final Pattern OBJECT = pattern(
            "^\\w*\\s+" + THING
                    + "(?<what>(?:(?!as\\b|to\\b|with\\b|and\\b|or\\b|in\\b|into\\b|from\\b|for\\b|by\\b|it\\b|them\\b|one\\b|of\\b|on\\b|using\\b|via\\b|that\\b|which\\b|AI\\b)[\\p{L}-]+ ?){1,2})");

    private static final Pattern SUMMARY_OF =
            pattern("^(?:(?:short|brief|concise) )?summar(?:y|ies) of (?=(?:the|each|every|an?) )");

    /** Words that name no thing of their own. */
    private static final Pattern NOTHING = pattern(
            "\\b(?:summary|summaries|chat ?bots?|bots?|assistants?|agents?|each|every|one|analysis|incoming|new|automatically|automated|like|data|short|key|the)\\b ?");

    /** @param at where in the clause it is said */
    record Thought(Skill skill, String what, int at) {}

    private Thoughts() {}

    /** @param isAboutModels whether a model is spoken of anywhere */
    static List<Thought> in(String clause, boolean isAboutModels) {
        List<Thought> thoughts = new ArrayList<>();
        for (Cue cue : CUES) {
            Matcher matcher = cue.pattern().matcher(clause);
            boolean isKnown = thoughts.stream().anyMatch(thought -> thought.skill() == cue.skill());
            if ((isAboutModels || !cue.needsModel())
                    && !isKnown
                    && matcher.find()
                    && !NOT.matcher(clause.substring(0, matcher.start())).find()) {
                thoughts.add(new Thought(cue.skill(), what(clause.substring(matcher.start())), matcher.start()));
            }
        }
        thoughts.sort(Comparator.comparingInt(Thought::at));
        boolean doesMore = thoughts.stream().anyMatch(thought -> thought.skill() != Skill.ANSWER);
        if (doesMore) {
            thoughts.removeIf(thought -> thought.skill() == Skill.ANSWER && isAboutModels);
        }
        return thoughts;
    }

    /** A skill that was understood from the whole clause. */
    static Thought meant(Skill skill) {
        return new Thought(skill, "", 0);
    }

    private static String what(String fromVerb) {
        Matcher object = OBJECT.matcher(SUMMARY_OF.matcher(fromVerb).replaceFirst("summarize "));
        String what = object.find() ? object.group("what").trim().toLowerCase(Locale.ROOT) : "";
        return Words.singular(NOTHING.matcher(what).replaceAll("").trim());
    }
}
