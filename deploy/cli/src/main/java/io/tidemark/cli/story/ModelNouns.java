package io.tidemark.cli.story;

import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.release.models.PublishedModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The nouns of published models, by version. Records name the model that decided, or none: then those of the newest
 * model are taken, since all models of one deployment look at one domain. For one thread.
 */
public final class ModelNouns {

    private final Supplier<List<PublishedModel>> published;
    private final Map<String, Nouns> byVersion = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private Nouns newest = Nouns.USUAL;
    private boolean read;

    /** @param published all published models, oldest first; asked again when a model is met that was not among them */
    public ModelNouns(Supplier<List<PublishedModel>> published) {
        this.published = published;
    }

    /** @param version of the model; null if none decided */
    public Nouns of(String version) {
        // A version that is not published is asked for once: nobody publishes it behind its own decision.
        if (!read || version != null && !byVersion.containsKey(version) && unknown.add(version)) {
            published.get().forEach(model -> {
                newest = model.manifest().nouns();
                byVersion.put(model.version(), newest);
            });
            read = true;
        }
        return version == null ? newest : byVersion.getOrDefault(version, newest);
    }
}
