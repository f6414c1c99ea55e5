package dev.parley.connectors.hubspot;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.post;
import static dev.parley.connectors.rest.Endpoint.put;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.hubspot.Crm.Found;
import dev.parley.connectors.hubspot.Crm.Kind;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpOperation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What hangs together. Source: HubSpot API, "Notes" and "Associations v4". */
final class Relations {
    private static final int NOTE_TO_COMPANY = 190;
    private static final int NOTE_TO_CONTACT = 202;
    private static final int NOTE_TO_DEAL = 214;

    private Relations() {}

    record NoteInput(
            @Doc("may hold simple HTML; up to 65,536 letters")
            String text,

            @Doc("ids of contacts it is about") @Default("[]")
            List<String> contacts,

            @Doc("ids of companies it is about") @Default("[]")
            List<String> companies,

            @Doc("ids of deals it is about") @Default("[]") List<String> deals,

            @Doc("when it was said; now when left out") @Nullable
            Instant at) {}

    static final HttpOperation<NoteInput, Found> CREATE_NOTE = HttpOperation.of(
                    post("/crm/v3/objects/notes"),
                    operation(
                                    "hubspot.create_note",
                                    "Create a note",
                                    "Notes something on contacts, companies and deals.")
                            .synonyms(
                                    "add a note in HubSpot",
                                    "log call notes in HubSpot",
                                    "note on the deal",
                                    "log to the CRM")
                            .of(NoteInput.class, Found.sample("77", "{'hs_note_body': 'They want to close in Q4.'}")))
            .sending(Relations::note);

    record AssociateInput(
            Kind from,
            @Doc("id") String id,
            Kind to,
            @Doc("id of the other") String other) {}

    record Associated(@Doc("COMPLETE when it is so") String status) {}

    static final HttpOperation<AssociateInput, Associated> ASSOCIATE = HttpOperation.of(
            put("/crm/v4/objects/{from}/{id}/associations/default/{to}/{other}"),
            operation("hubspot.associate", "Associate two records", "Says that two records belong together.")
                    .synonyms("link a contact to a company", "link a deal to a contact", "connect HubSpot records")
                    .of(AssociateInput.class, new Associated("COMPLETE")));

    private static ObjectNode note(NoteInput input) {
        Instant at = input.at() == null ? Instant.now() : input.at();
        ArrayNode associations = Crm.associations(NOTE_TO_CONTACT, input.contacts())
                .addAll(Crm.associations(NOTE_TO_COMPANY, input.companies()))
                .addAll(Crm.associations(NOTE_TO_DEAL, input.deals()));
        return Json.object(
                "properties",
                Json.object("hs_note_body", input.text(), "hs_timestamp", at.truncatedTo(ChronoUnit.MILLIS)),
                "associations",
                associations);
    }
}
