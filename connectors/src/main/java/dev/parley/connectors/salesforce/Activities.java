package dev.parley.connectors.salesforce;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.post;
import static dev.parley.connectors.salesforce.SalesforceConnector.API;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Sent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.node.ObjectNode;

/** What was said about a record. Source: Object Reference, "Task", "ContentNote" and "ContentDocumentLink"; REST API, "Composite". */
final class Activities {
    private Activities() {}

    @EnumNaming(EnumNamingStrategies.UpperCamelCaseStrategy.class)
    enum Direction {
        INBOUND,
        OUTBOUND,
        INTERNAL
    }

    record CallInput(
            @Sent("Subject") String subject,

            @Doc("what was said") @Sent("Description") @Nullable
            String notes,

            @Doc("id of the account, opportunity or case") @Sent("WhatId") @Nullable
            String relatedTo,

            @Doc("id of the contact or lead") @Sent("WhoId") @Nullable
            String person,

            @Doc("how many seconds it took") @Sent("CallDurationInSeconds") @Nullable
            Integer duration,

            @Sent("CallType") @Default("\"Outbound\"") Direction direction,

            @Doc("such as 2026-03-02") @Sent("ActivityDate") @Nullable
            String date,

            @Sent("Status") @Default("\"Completed\"") String status,

            @Doc("Call, Email or Task") @Sent("TaskSubtype") @Default("\"Call\"")
            String kind) {}

    static final HttpOperation<CallInput, Records.Created> LOG_CALL = HttpOperation.of(
            post(API + "/sobjects/Task"),
            operation("salesforce.log_call", "Log a call", "Logs a call on an account, opportunity, contact or lead.")
                    .synonyms(
                            "log the call in Salesforce",
                            "log to Salesforce",
                            "log the call in the CRM",
                            "add call notes to Salesforce",
                            "log an activity")
                    .of(CallInput.class, new Records.Created("00THs00001QrStUMAV")));

    record NoteInput(
            @Doc("id of the record") String record,

            @Doc("of up to 255 letters") String title,

            @Doc("as plain text") String text) {}

    record Noted(String id) {}

    static final HttpOperation<NoteInput, Noted> ADD_NOTE = HttpOperation.of(
                    post(API + "/composite"),
                    operation("salesforce.add_note", "Add a note", "Adds a note to a record.")
                            .synonyms(
                                    "add a note in Salesforce",
                                    "note on the account",
                                    "write call notes to the CRM",
                                    "add meeting notes to the opportunity")
                            .of(NoteInput.class, new Noted("069Hs00000VwXyZIAV")))
            .sending(Activities::noteAndLink)
            .reading((_, reply) -> {
                JsonNode note = reply.path("compositeResponse").path(0).path("body");
                return new Noted(note.path("id").asString(""));
            });

    /** Both or none: a note that hangs on nothing is found by nobody. */
    private static ObjectNode noteAndLink(NoteInput input) {
        ObjectNode note = Json.object("Title", input.title(), "Content", html(input.text()));
        ObjectNode link =
                Json.object("ContentDocumentId", "@{note.id}", "LinkedEntityId", input.record(), "ShareType", "V");
        return Json.object(
                "allOrNone",
                true,
                "compositeRequest",
                Json.list(part("note", "ContentNote", note), part("link", "ContentDocumentLink", link)));
    }

    private static ObjectNode part(String name, String object, ObjectNode body) {
        String url = API + "/sobjects/" + object;
        return Json.object("method", "POST", "url", url, "referenceId", name, "body", body);
    }

    private static String html(String text) {
        String html = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\R", "<br>");
        return Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
    }
}
