package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.scene.PersonalFields;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Data about people that goes to a model outside the company. */
final class PersonalDataRule implements Rule {
    private static final String KIND = "personal_data";

    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        return scene.calls().stream()
                .filter(call -> scene.isThinking(call) && scene.mind(call).isElsewhere())
                .flatMap(call -> guard(call, scene).stream())
                .toList();
    }

    private static Optional<Guard> guard(Node.Call call, Scene scene) {
        Set<String> fields = PersonalFields.readBy(call, scene);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String reason = "It reads " + String.join(", ", fields) + "; what is sent there has left your company.";
        boolean canMove = scene.house().ownModel().isPresent()
                && scene.spec(call)
                        .map(spec -> spec.input().path("properties").has("model"))
                        .orElse(false);
        String where = scene.mind(call).title();
        if (!canMove) {
            return Optional.of(Guard.told(
                    KIND,
                    call.id(),
                    new Wording(
                            titles -> Wording.named(titles) + " gives personal data to " + where + ".",
                            titles -> Wording.named(titles) + " gives personal data to " + where + ".",
                            reason)));
        }
        String own = scene.house().ownModel().orElseThrow().toString();
        return Optional.of(Guard.proposed(
                KIND,
                call.id(),
                Gravity.NOTABLE,
                new Wording(
                        titles -> Wording.named(titles) + " asks your own model (" + own + ").",
                        titles -> "Let " + Wording.named(titles) + " ask your own model (" + own + ") instead of "
                                + where + ".",
                        reason),
                workflow -> Graft.change(
                        workflow,
                        call.id(),
                        node -> node instanceof Node.Call it
                                ? new Node.Call(
                                        it.id(),
                                        it.operation(),
                                        it.with().deepCopy().put("model", own),
                                        it.settings())
                                : node)));
    }
}
