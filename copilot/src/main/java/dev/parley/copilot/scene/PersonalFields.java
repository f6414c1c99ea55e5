package dev.parley.copilot.scene;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Fields that by their names are about people. */
public final class PersonalFields {
    private static final Pattern PERSONAL = Pattern.compile(
            "e?_?mails?|(?:e_?)?mail_?address(?:es)?|(?:tele)?phones?|mobile|(?:phone|mobile)_(?:number|no)"
                    + "|(?:(?:first|last|full|given|family|sur|customer|employee|patient|contact|client|person)_?)?names?|surname"
                    + "|iban|bic|bank_account|account_number|credit_card|card_number"
                    + "|(?:home|street|postal|billing|shipping|delivery)?_?address(?:es)?|street|zip(?:_?code)?|postcode"
                    + "|(?:date_of_)?birth_?(?:day|date|place)?|dob|age|gender|nationality|religion"
                    + "|salary|salaries|wage|income|diagnos[ie]s|patient|medication|illness|health_\\w+"
                    + "|ssn|social_security_\\w+|passport\\w*|tax_id|national_id|driving_licen[cs]e");

    private PersonalFields() {}

    static boolean isPersonal(String field) {
        String name =
                field.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace('-', '_').toLowerCase(Locale.ROOT);
        return PERSONAL.matcher(name).matches();
    }

    /** Those the templates of a step read, in order of their names. */
    public static Set<String> readBy(Node.Call call, Scene scene) {
        Set<String> found = new TreeSet<>();
        for (String path : scene.reads(call)) {
            List<String> parts = Arrays.asList(path.split("\\."));
            String last = parts.getLast();
            if (isPersonal(last)) {
                found.add(last);
            } else {
                declared(parts, scene).filter(PersonalFields::isPersonal).forEach(found::add);
            }
        }
        return found;
    }

    /** The fields of a whole object that is handed over, as far as somebody declared them. */
    private static Stream<String> declared(List<String> path, Scene scene) {
        if (path.equals(List.of("input")) || path.equals(List.of("trigger", "output"))) {
            return scene.workflow().trigger() instanceof Trigger.Manual manual
                    ? manual.inputs().stream().map(Trigger.Input::name)
                    : Stream.of();
        }
        return scene.workflow().node(new NodeId(path.getFirst())).stream().flatMap(node -> switch (node) {
            case Node.Input form -> form.fields().stream().map(Trigger.Input::name);
            case Node.Call call -> scene.spec(call).stream().flatMap(spec -> at(spec.output(), path).stream());
            case Node.SetValues set -> names(set.values()).stream();
            case Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.Approval _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.WaitForEvent _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> Stream.of();
        });
    }

    private static Collection<String> at(JsonNode schema, List<String> path) {
        JsonNode at = schema;
        for (String part : path.subList(Math.min(2, path.size()), path.size())) {
            at = at.path("properties").path(part);
        }
        JsonNode items = at.path("items").path("properties");
        return names(items.isMissingNode() ? at.path("properties") : items);
    }

    private static Collection<String> names(JsonNode object) {
        return object.properties().stream().map(field -> field.getKey()).toList();
    }
}
