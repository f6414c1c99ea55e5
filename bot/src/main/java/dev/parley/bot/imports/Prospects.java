package dev.parley.bot.imports;

import dev.parley.bot.imports.ImportedApiDesk.Shown;
import dev.parley.bot.imports.Importer.Read;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.openapi.ApiChange;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at documents that somebody may import. */
class Prospects {
    /** Where frameworks put the document of an API; looked at when somebody says only where the API is. */
    private static final List<String> USUAL_PATHS = List.of("/openapi.json", "/openapi.yaml", "/v3/api-docs");

    private static final Pattern ROOT = Pattern.compile("(?i)https?://[^/?#]+/?");
    private static final Logger LOG = LoggerFactory.getLogger(Prospects.class);

    private final Importer importer;
    private final ImportedApiDesk desk;
    private final LiveImports live;

    Prospects(Importer importer, ImportedApiDesk desk, LiveImports live) {
        this.importer = importer;
        this.desk = desk;
        this.live = live;
    }

    Prospect of(OrgId org, ImportWish wish) throws InterruptedException {
        try {
            return prospect(org, wish, read(wish.address()));
        } catch (Unread unread) {
            return new Prospect.Refused(unread.getMessage(), unread.hint());
        }
    }

    /** Which revision of it there is by now, without looking there; 0 when there is none. */
    int revision(OrgId org, ImportWish wish) {
        return desk.all(org).stream()
                .map(Shown::kept)
                .filter(api -> wish.name() == null
                        ? isFrom(api, wish.address())
                        : api.name().equals(wish.name()))
                .mapToInt(ImportedApi::revision)
                .findFirst()
                .orElse(0);
    }

    private Read read(String address) throws Unread, InterruptedException {
        try {
            return importer.read(at(address));
        } catch (ProblemException unfit) {
            throw new Unread("That is no web address I can fetch a document from.", unfit.hint(), false);
        } catch (Unread first) {
            if (first.isAnswered() && ROOT.matcher(address).matches()) {
                return readWhereUsual(address.replaceFirst("/$", ""));
            }
            throw first;
        }
    }

    private Read readWhereUsual(String root) throws Unread, InterruptedException {
        for (String path : USUAL_PATHS) {
            try {
                return importer.read(at(root + path));
            } catch (Unread notHere) {
                if (!notHere.isAnswered()) {
                    throw notHere;
                }
                LOG.debug("No document at {}{}", root, path, notHere);
            }
        }
        throw new Unread(
                "There is no OpenAPI document at %s, and none at %s there."
                        .formatted(root, String.join(", ", USUAL_PATHS)),
                "Say the address of the document itself, such as %s/docs/openapi.json.".formatted(root),
                true);
    }

    private static Wanted at(String address) {
        return new Wanted(null, address, null, null);
    }

    private Prospect prospect(OrgId org, ImportWish wish, Read read) {
        List<Shown> all = desk.all(org);
        Optional<Shown> known = all.stream()
                .filter(api -> wish.name() == null && isFrom(api.kept(), String.valueOf(read.source())))
                .findFirst();
        String name = known.map(api -> api.kept().name())
                .or(() -> Optional.ofNullable(wish.name()))
                .orElseGet(() -> read.description().suggestedName());
        return all.stream()
                .filter(api -> api.kept().name().equals(name))
                .findFirst()
                .map(before -> again(before, read))
                .orElseGet(() -> fresh(importer.naming(org, name), read));
    }

    private Prospect again(Shown before, Read read) {
        boolean isSameApi = isFrom(before.kept(), String.valueOf(read.source()))
                || before.kept().baseUrl().equals(read.description().baseUrl());
        if (!isSameApi) {
            return new Prospect.Refused(
                    "There is an imported API \"%s\" already, which is at %s."
                            .formatted(
                                    before.kept().name(),
                                    before.kept().baseUrl().getHost()),
                    another());
        }
        LiveImports.Api api = live.api(before.kept().name(), read.description());
        ApiChange change =
                ApiChange.between(before.api().spec().operations(), api.spec().operations());
        boolean isSame =
                Stream.of(change.added(), change.removed(), change.changed()).allMatch(List::isEmpty)
                        && before.api().looks().equals(api.looks());
        return isSame ? new Prospect.Same(before) : new Prospect.Newer(before, api, change, read);
    }

    private Prospect fresh(Naming naming, Read read) {
        return switch (naming) {
            case Naming.Free(String name) -> new Prospect.Fresh(name, live.api(name, read.description()), read);
            case Naming.Unfit(String name) ->
                new Prospect.Refused(
                        name.isEmpty()
                                ? "Its title gives no name that steps could call it by."
                                : "\"%s\" cannot be the name of a connector.".formatted(name),
                        another());
            case Naming.Taken(String name) ->
                new Prospect.Refused("There is a connector \"%s\" already.".formatted(name), another());
            case Naming.Full(int most) ->
                new Prospect.Refused(
                        "This organization has imported %d APIs, which is all it can.".formatted(most),
                        "Delete one that no workflow needs (DELETE /api/connectors/openapi/{name}).");
        };
    }

    private static String another() {
        return "Give it a name of its own: say it again with “… as acme_orders”.";
    }

    private static boolean isFrom(ImportedApi api, String address) {
        return api.source() != null && api.source().toString().equals(address);
    }
}
