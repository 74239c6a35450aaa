package io.tidemark.features.catalogue;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The features of a vector in their order. Made by {@link CatalogueReader}, which refuses what does not make sense.
 *
 * @param zone of weekend, night, hour and day of the week
 * @param yaml the text that it was read from
 */
public record Catalogue(String name, ZoneId zone, List<Feature> features, String yaml) implements Serializable {

    public Catalogue {
        features = List.copyOf(features);
    }

    /** Names in the order of the vector. */
    public List<String> featureNames() {
        return features.stream().map(Feature::name).toList();
    }

    /** The entities whose history is needed, the customer always and first: it numbers the events. */
    public List<String> entities() {
        return Entities.ALL.stream()
                .filter(entity ->
                        entity.equals(Entities.CUSTOMER) || windows(entity).size() > 0)
                .toList();
    }

    /** The features over the history of one entity, in the order of the vector. */
    public List<WindowFeature> windows(String entity) {
        return features.stream()
                .filter(WindowFeature.class::isInstance)
                .map(WindowFeature.class::cast)
                .filter(window -> window.entity().equals(entity))
                .toList();
    }

    /** Whether any feature needs to know which transactions were fraud. */
    public boolean needsLabels() {
        return features.stream()
                .anyMatch(f -> f instanceof WindowFeature w && w.aggregate().needsLabels());
    }

    /**
     * SHA-256 in hex of what is computed: zone and features in order. Comments, layout, units of durations and the
     * catalogue's own name do not count, so vectors with the same hash mean the same.
     */
    public String hash() {
        String canonical = features.stream()
                .map(Feature::canonical)
                .collect(Collectors.joining(
                        "\n", "tidemark catalogue 1\n" + zone.normalized().getId() + "\n", "\n"));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
