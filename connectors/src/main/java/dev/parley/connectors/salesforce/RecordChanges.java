package dev.parley.connectors.salesforce;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.SinceMoment;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * New and changed records. A record gets its time when it is saved and is seen when all that it sets off is done, so that each look goes
 * back a little; what was told before is recognized by its key.
 */
record RecordChanges(HttpApi api, String object, Kind kind) implements SinceMoment {
    private static final int MOST = 5_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    enum Kind {
        CREATED("CreatedDate"),
        UPDATED("SystemModstamp");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static EventSource[] sources(HttpApi api) {
        return Stream.of("Opportunity", "Lead", "Case")
                .flatMap(object -> Stream.of(Kind.values()).map(kind -> new RecordChanges(api, object, kind)))
                .map(RecordChanges::source)
                .toArray(EventSource[]::new);
    }

    private EventSource source() {
        String name = object.toLowerCase(Locale.ROOT);
        String article = name.startsWith("o") ? "An " : "A ";
        String subject = object.equals("Case") ? "Subject" : "Name";
        ObjectNode sample = Json.read("""
                {'Id': '006Hs00001AbCdEIAV', '%s': 'Acme Industries', 'CreatedDate': '2026-03-02T09:00:00.000+0000',
                 'SystemModstamp': '2026-03-02T09:30:00.000+0000'}""".formatted(subject));
        return EventSource.poll(id(), article + name + " is " + kind.word(), sample, Duration.ofMinutes(1), this);
    }

    private String id() {
        return "salesforce." + object.toLowerCase(Locale.ROOT) + "_" + kind.word();
    }

    @Override
    public Seen since(Instant from, Access access, Sender sender) throws OperationException, InterruptedException {
        // In UTC and to the second, as SOQL wants it; Id settles the order of those saved at once.
        String soql = "SELECT FIELDS(STANDARD) FROM %1$s WHERE %2$s >= %3$s ORDER BY %2$s ASC, Id ASC"
                .formatted(object, kind.field, from.truncatedTo(ChronoUnit.SECONDS));
        RecordPages found = RecordPages.find(api.session(access, sender), soql, MOST);
        List<Happening> happenings = found.records().stream()
                .filter(record -> kind == Kind.CREATED || !isUntouched(record))
                .map(this::happening)
                .toList();
        Instant last = found.records().isEmpty() ? from : timeOf(found.records().getLast());
        return Seen.inOrder(happenings, last, found.hasMore());
    }

    private Happening happening(ObjectNode record) {
        String time = kind == Kind.CREATED ? "" : "@" + record.path(kind.field).asString("");
        return new Happening(id(), kind.word() + ":" + record.path("Id").asString("") + time, record);
    }

    private static boolean isUntouched(ObjectNode record) {
        return record.path("CreatedDate").equals(record.path(Kind.UPDATED.field));
    }

    private Instant timeOf(ObjectNode record) {
        return OffsetDateTime.parse(record.path(kind.field).asString(""), TIME).toInstant();
    }
}
