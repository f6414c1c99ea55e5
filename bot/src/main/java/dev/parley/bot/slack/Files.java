package dev.parley.bot.slack;

import dev.parley.bot.slack.Uploads.Shared;
import dev.parley.bot.slack.blocks.Rendered;
import dev.parley.bot.slack.blocks.Upload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads what belongs to a message. The words are posted first; nobody waits for a picture. */
class Files {
    private static final Logger LOG = LoggerFactory.getLogger(Files.class);

    private final Deliveries deliveries;
    private final Uploads uploads;

    Files(Deliveries deliveries, Uploads uploads) {
        this.deliveries = deliveries;
        this.uploads = uploads;
    }

    /** Not tried yet. */
    static List<Upload> missing(Posting posting, Rendered rendered) {
        return rendered.uploads().stream()
                .filter(upload -> !posting.files().containsKey(upload.name()))
                .toList();
    }

    /** The message with what was missing, as far as Slack takes it; or that it asks for a pause first. */
    Outcome<Posting> complete(Posting posting, Rendered rendered, String ts) {
        Map<String, String> files = new LinkedHashMap<>(posting.files());
        for (Upload upload : missing(posting, rendered)) {
            Outcome<String> outcome = upload(posting, upload, ts);
            if (outcome instanceof Outcome.Limited<String>) {
                return Calls.failed(outcome);
            }
            String file = taken(posting, upload, outcome);
            deliveries.uploaded(posting, upload.name(), file);
            files.put(upload.name(), file);
        }
        return new Outcome.Answered<>(posting.withFiles(files));
    }

    /** Slack is still busy with a picture, or does not like it. */
    Posting without(Posting posting) {
        Map<String, String> files = new LinkedHashMap<>(posting.files());
        files.replaceAll((_, _) -> "");
        files.keySet().forEach(name -> deliveries.uploaded(posting, name, ""));
        return posting.withFiles(files);
    }

    private Outcome<String> upload(Posting posting, Upload upload, String ts) {
        Shared beside = upload.block() != null
                ? null
                : new Shared(posting.place().channel(), posting.thread() == null ? ts : posting.thread());
        return uploads.upload(posting.place().team(), upload, upload.content().get(), beside);
    }

    private static String taken(Posting posting, Upload upload, Outcome<String> outcome) {
        if (outcome instanceof Outcome.Answered<String>(String file)) {
            return file;
        }
        LOG.warn("Message {} stays without {}: {}", posting.id(), upload.name(), outcome);
        return "";
    }
}
