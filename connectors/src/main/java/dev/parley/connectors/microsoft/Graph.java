package dev.parley.connectors.microsoft;

import com.microsoft.graph.chats.ChatsRequestBuilder;
import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.teams.item.TeamItemRequestBuilder;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Graph in the name of one connection, for one attempt or one look at what is new. */
final class Graph {
    /** However many somebody wants: what a step answers has its limit too. */
    private static final int MOST_PAGES = 50;

    /** A new client registers its formats in maps of the SDK that do not bear two at once. */
    private static final ReentrantLock CREATION = new ReentrantLock();

    private final ApiSession session;
    private final String baseUrl;
    private final String key;
    private @Nullable GraphServiceClient client;

    Graph(ApiSession session, String baseUrl, String key) {
        this.session = session;
        this.baseUrl = baseUrl;
        this.key = key;
    }

    /** Of idempotency; the same for every attempt of a step. */
    String key() {
        return key;
    }

    String baseUrl() {
        return baseUrl;
    }

    UserItemRequestBuilder me() {
        return client().me();
    }

    TeamItemRequestBuilder team(String id) {
        return client().teams().byTeamId(id);
    }

    ChatsRequestBuilder chats() {
        return client().chats();
    }

    /** The step asks for something that is not there. @param what continues "Step …" */
    OperationException badInput(String what, String hint) {
        return session.badInput(what, hint);
    }

    /**
     * The items of as many pages as it takes.
     *
     * @param first the first page
     * @param items of a page
     * @param next the page at that address ({@code @odata.nextLink})
     */
    <P extends BaseCollectionPaginationCountResponse, T, R> Page<R> pages(
            int limit,
            Supplier<P> first,
            Function<P, @Nullable List<T>> items,
            Function<String, P> next,
            Function<T, R> read,
            Predicate<R> isWanted) {
        int most = Math.max(1, limit);
        List<R> all = new ArrayList<>();
        P page = first.get();
        for (int number = 1; ; number++) {
            for (T item : Unfit.needed(items.apply(page), "value")) {
                R readItem = read.apply(item);
                if (!isWanted.test(readItem)) {
                    continue;
                }
                if (all.size() == most) {
                    return new Page<>(all, true);
                }
                all.add(readItem);
            }
            String address = page.getOdataNextLink();
            if (address == null || all.size() == most || number == MOST_PAGES) {
                return new Page<>(all, address != null);
            }
            page = next.apply(address);
        }
    }

    /** As above, all of them wanted. */
    <P extends BaseCollectionPaginationCountResponse, T, R> Page<R> pages(
            int limit,
            Supplier<P> first,
            Function<P, @Nullable List<T>> items,
            Function<String, P> next,
            Function<T, R> read) {
        return pages(limit, first, items, next, read, _ -> true);
    }

    private GraphServiceClient client() {
        if (client == null) {
            CREATION.lock();
            try {
                client = new GraphServiceClient(new SessionAdapter(session, baseUrl));
            } finally {
                CREATION.unlock();
            }
        }
        return client;
    }

    /** @param more whether there are further ones that nobody asked for */
    record Page<T>(List<T> items, boolean more) {
        Page {
            items = List.copyOf(items);
        }
    }
}
