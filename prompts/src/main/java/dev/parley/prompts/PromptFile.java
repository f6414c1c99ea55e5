package dev.parley.prompts;

import dev.parley.prompts.PromptMessage.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a prompt's file: front matter between two lines of dashes, then {@code ## system} and {@code ## user}. */
record PromptFile(String id, String frontMatter, String body) {
    private static final Pattern PARTS = Pattern.compile("\\A---\\n(.*?)\\n---\\n(.*)\\z", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(?m)^## (system|user)[ \\t]*$");

    /** @throws PromptException when the file is not well-formed */
    static Prompt parse(String id, String text, Optional<String> answerSchema) {
        Matcher parts = PARTS.matcher(text.replace("\r\n", "\n"));
        if (!parts.matches()) {
            throw new PromptException(id, "the file has to begin with front matter between two lines of ---");
        }
        return new PromptFile(id, parts.group(1), parts.group(2)).prompt(answerSchema);
    }

    private Prompt prompt(Optional<String> answerSchema) {
        FrontMatter head = FrontMatter.read(id, frontMatter);
        List<PromptMessage> sections = sections();
        checkPlaceholders(head.variables(), sections);
        return new Prompt(id, head.version(), head.hints(), head.variables(), sections, answerSchema);
    }

    private List<PromptMessage> sections() {
        List<PromptMessage> sections = new ArrayList<>();
        Matcher heading = HEADING.matcher(body);
        int from = -1;
        Role role = Role.SYSTEM;
        while (heading.find()) {
            if (from >= 0) {
                sections.add(section(role, from, heading.start()));
            }
            role = heading.group(1).equals("system") ? Role.SYSTEM : Role.USER;
            from = heading.end();
        }
        if (from >= 0) {
            sections.add(section(role, from, body.length()));
        }
        List<Role> roles = sections.stream().map(PromptMessage::role).toList();
        if (!roles.equals(List.of(Role.SYSTEM, Role.USER))) {
            throw new PromptException(id, "it needs one section \"## system\" and then one \"## user\"");
        }
        return sections;
    }

    private PromptMessage section(Role role, int from, int to) {
        return new PromptMessage(role, body.substring(from, to).strip());
    }

    private void checkPlaceholders(List<Variable> variables, List<PromptMessage> sections) {
        Map<String, Variable> unused = new LinkedHashMap<>();
        variables.forEach(variable -> unused.put(variable.name(), variable));
        Map<String, Variable> declared = Map.copyOf(unused);
        for (PromptMessage section : sections) {
            for (String name : Placeholders.in(section.text())) {
                Variable variable = declared.get(name);
                if (variable == null) {
                    throw new PromptException(id, "it uses {{" + name + "}}, which the front matter does not declare");
                } else if (variable.isForeign() && section.role() == Role.SYSTEM) {
                    throw new PromptException(id, "{{" + name + "}} is foreign text, which has no place in ## system");
                } else if (variable.isForeign() && !Placeholders.isAlone(section.text(), name)) {
                    throw new PromptException(id, "{{" + name + "}} is foreign text and needs a line of its own");
                }
                unused.remove(name);
            }
        }
        requireNone(unused.keySet());
    }

    private void requireNone(Set<String> unused) {
        if (!unused.isEmpty()) {
            throw new PromptException(id, "it declares and does not use " + unused);
        }
    }
}
