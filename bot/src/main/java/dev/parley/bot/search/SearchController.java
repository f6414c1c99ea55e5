package dev.parley.bot.search;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.search.Findables.Findable;
import dev.parley.connectors.ai.model.Embeddings;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that is near to what somebody means, the nearest first. */
@RestController
class SearchController {
    /** Below this closeness two texts have hardly a meaning in common. */
    private static final double CLOSE = 0.32;

    private static final int MOST = 8;
    private static final int LONGEST_WISH = 300;

    private final List<Findables> sources;
    private final Embeddings embeddings;

    SearchController(List<Findables> sources, Embeddings embeddings) {
        this.sources = sources;
        this.embeddings = embeddings;
    }

    record Found(List<Hit> items) {}

    /** @param closeness from 0 to 1 */
    record Hit(String kind, String id, String title, String detail, double closeness) {}

    @GetMapping("/api/search")
    Found search(Caller caller, @RequestParam String wish) {
        float[] meant = embeddings.embed(wish.substring(0, Math.min(wish.length(), LONGEST_WISH)));
        Set<String> seen = new HashSet<>();
        return new Found(sources.stream()
                .flatMap(source -> source.of(caller.org()))
                .map(findable -> hit(findable, meant))
                .filter(hit -> hit.closeness() >= CLOSE)
                .sorted(Comparator.comparingDouble(Hit::closeness).reversed())
                .filter(hit -> seen.add(hit.kind() + " " + hit.id()))
                .limit(MOST)
                .toList());
    }

    private Hit hit(Findable findable, float[] meant) {
        double closeness = Embeddings.similarity(meant, embeddings.embed(findable.text()));
        return new Hit(findable.kind(), findable.id(), findable.title(), findable.detail(), closeness);
    }
}
