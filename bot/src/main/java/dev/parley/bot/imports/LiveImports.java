package dev.parley.bot.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.bot.imports.ImportedApi.Stamp;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.ImportedApis;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.openapi.ApiDescription;
import dev.parley.connectors.openapi.BrokenDocument;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is imported, as connectors. An import elsewhere is seen within {@link #STALE}; a document is read once in each process. */
class LiveImports implements ImportedApis {
    static final Duration STALE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(LiveImports.class);

    private final PostgresImports table;
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final Cache<OrgId, Known> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    LiveImports(PostgresImports table, Surroundings surroundings, InstantSource clock) {
        this.table = table;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public Imported of(OrgId org) {
        Known now = known.getIfPresent(org);
        return now != null && clock.instant().isBefore(now.seenAt().plus(STALE))
                ? now.imported()
                : refreshed(org).imported();
    }

    /** After an import of this process's own. */
    void refresh(OrgId org) {
        refreshed(org);
    }

    /** @throws NoSuchElementException when it is not there (any more), or can no longer be read */
    Api read(OrgId org, Stamp stamp) {
        Api api = refreshed(org).connectors().get(stamp);
        if (api == null) {
            throw new NoSuchElementException(
                    "There is no imported API \"%s\" that can be read.".formatted(stamp.name()));
        }
        return api;
    }

    /** What a description would be under this name. */
    Api api(String name, ApiDescription description) {
        return new Api(description, description.connector(name, surroundings));
    }

    private Known refreshed(OrgId org) {
        List<Stamp> stamps = table.stamps(org);
        Instant seenAt = clock.instant();
        return known.asMap().compute(org, (_, old) -> {
            if (old != null && old.stamps().equals(stamps)) {
                return new Known(stamps, old.connectors(), old.imported(), seenAt);
            }
            Map<Stamp, Api> connectors = connectors(org, stamps, old == null ? Map.of() : old.connectors());
            return new Known(stamps, connectors, imported(stamps, connectors), seenAt);
        });
    }

    private Map<Stamp, Api> connectors(OrgId org, List<Stamp> stamps, Map<Stamp, Api> read) {
        Map<Stamp, Api> connectors = new ConcurrentHashMap<>(read);
        connectors.keySet().retainAll(stamps);
        TreeSet<String> names = new TreeSet<>();
        stamps.stream()
                .filter(stamp -> !connectors.containsKey(stamp))
                .map(Stamp::name)
                .forEach(names::add);
        names.stream()
                .flatMap(name -> table.revisions(org, name).stream())
                .filter(api -> !connectors.containsKey(api.stamp()))
                .forEach(api -> read(api, connectors));
        return connectors;
    }

    private void read(ImportedApi api, Map<Stamp, Api> connectors) {
        try {
            ApiDescription description = ApiDescription.read(api.document(), api.source(), api.baseUrl());
            connectors.put(api.stamp(), api(api.name(), description));
        } catch (BrokenDocument e) {
            LOG.error(
                    "Revision {} of the imported API {} of organization {} can no longer be read; its operations are missing",
                    api.revision(),
                    api.name(),
                    api.org(),
                    e);
        }
    }

    private static Imported imported(List<Stamp> stamps, Map<Stamp, Api> connectors) {
        Map<String, ConnectorSpec> newest = new TreeMap<>();
        List<Operation> operations = new ArrayList<>();
        for (Stamp stamp : stamps.reversed()) {
            Api api = connectors.get(stamp);
            if (api == null) {
                continue;
            }
            ConnectorSpec spec = api.spec();
            if (newest.putIfAbsent(stamp.name(), spec) == null) {
                operations.addAll(spec.operations());
            } else {
                operations.addAll(ApiDescription.retired(spec.operations(), operations));
            }
        }
        return new Imported(List.copyOf(newest.values()), operations);
    }

    /** A revision as it was read. */
    record Api(ApiDescription description, ConnectorSpec spec) {
        Looks looks() {
            return Looks.of(this);
        }
    }

    private record Known(List<Stamp> stamps, Map<Stamp, Api> connectors, Imported imported, Instant seenAt) {}
}
