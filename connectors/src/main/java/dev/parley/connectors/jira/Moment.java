package dev.parley.connectors.jira;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Times as Jira writes them, in the zone of the account and without the colon of ISO 8601: {@code 2026-03-02T11:30:00.000+0200}. */
final class Moment extends StdDeserializer<Instant> {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    Moment() {
        super(Instant.class);
    }

    /** @throws java.time.format.DateTimeParseException when it is none */
    static Instant read(String text) {
        return READ.parse(text, Instant::from);
    }

    static String written(Instant moment) {
        return WRITTEN.format(moment);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        return read(parser.getString());
    }
}
