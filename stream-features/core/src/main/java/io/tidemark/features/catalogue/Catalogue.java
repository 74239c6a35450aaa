package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Dictionary;
import io.tidemark.features.catalogue.field.Condition;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.nouns.Nouns;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The features of a vector in their order. Made by {@link CatalogueReader}, which refuses what does not make sense.
 *
 * @param zone of weekend, night, hour and day of the week
 * @param currency ISO 4217 code that all amounts have to be in of which a feature says nothing else, or
 *     {@link #SINGLE_CURRENCY}, or {@link #OWN_CURRENCY}, or empty if no feature mixes amounts of several events
 *     without saying in which currency
 * @param dictionaries the known categories by the name of their field, in the order of their numbers
 * @param reasons what is said of features that raise a score; not of every feature
 * @param numbers those that transactions may say under names of their sender's own
 * @param nouns what texts call the things of its domain
 * @param yaml the text that it was read from
 */
public record Catalogue(
        String name,
        ZoneId zone,
        String currency,
        Map<String, List<String>> dictionaries,
        List<Feature> features,
        List<FeatureReason> reasons,
        DeclaredNumbers numbers,
        Nouns nouns,
        String yaml)
        implements Serializable {

    /** All amounts are in one currency, whichever: one in another than its entity's others is of no use. */
    public static final String SINGLE_CURRENCY = "single";

    /** Amounts are in whatever currency, and each meets those in its own. */
    public static final String OWN_CURRENCY = "own";

    public Catalogue {
        features = List.copyOf(features);
        reasons = List.copyOf(reasons);
        dictionaries = new TreeMap<>(dictionaries);
    }

    /** Without numbers and nouns. */
    public Catalogue(
            String name,
            ZoneId zone,
            String currency,
            Map<String, List<String>> dictionaries,
            List<Feature> features,
            List<FeatureReason> reasons,
            String yaml) {
        this(name, zone, currency, dictionaries, features, reasons, DeclaredNumbers.NONE, Nouns.USUAL, yaml);
    }

    /** The dictionary of a field; an empty one if it has none. */
    public Dictionary dictionary(Field field) {
        List<String> categories = dictionaries.get(field.name());
        return categories == null ? Dictionary.EMPTY : new Dictionary(categories);
    }

    /** Whether every amount has to be in {@link #currency}. */
    public boolean namesItsCurrency() {
        return !currency.isEmpty() && !currency.equals(SINGLE_CURRENCY) && !currency.equals(OWN_CURRENCY);
    }

    /**
     * In which currency a feature's amounts are: a code, {@link #SINGLE_CURRENCY} or {@link #OWN_CURRENCY}; empty if it
     * looks at none, or at amounts in whatever currency each.
     */
    public String currencyOf(Feature feature) {
        if (feature instanceof EventFeature event) {
            boolean said = !event.currency().isEmpty() || !event.transform().ofTheAmount();
            return said ? event.currency() : currency;
        }
        if (feature instanceof WindowFeature window) {
            boolean amounts = window.of().isMoney() || window.where().comparesAmounts();
            return Entities.ofOwnCurrency(window.entity())
                    ? OWN_CURRENCY
                    : window.where().currency().orElse(amounts ? currency : "");
        }
        return "";
    }

    /** Names in the order of the vector. */
    public List<String> featureNames() {
        return features.stream().map(Feature::name).toList();
    }

    /**
     * The entities whose history is needed, the customer always and first: it numbers the events. Those whose history
     * is made of outcomes are last, so that the others keep their places when such are added.
     */
    public List<String> entities() {
        Set<String> entities = new LinkedHashSet<>(List.of(Entities.CUSTOMER));
        List<String> named = features.stream()
                .filter(WindowFeature.class::isInstance)
                .map(feature -> ((WindowFeature) feature).entity())
                .toList();
        named.stream().filter(entity -> !Entities.ofOutcomes(entity)).forEach(entities::add);
        entities.addAll(named);
        return List.copyOf(entities);
    }

    /**
     * The entities in the order in which an event passes them: the customer last, who puts the events back into the
     * order of the log.
     */
    public List<String> stages() {
        List<String> stages = new ArrayList<>(entities());
        stages.remove(Entities.CUSTOMER);
        stages.add(Entities.CUSTOMER);
        return List.copyOf(stages);
    }

    /** The features over the history of one entity, in the order of the vector. */
    public List<WindowFeature> windows(String entity) {
        return features.stream()
                .filter(WindowFeature.class::isInstance)
                .map(WindowFeature.class::cast)
                .filter(window -> window.entity().equals(entity))
                .toList();
    }

    /** The entities with features that change as labels come. */
    public List<String> labelledEntities() {
        return entities().stream()
                .filter(entity -> windows(entity).stream()
                        .anyMatch(window -> window.aggregate().needsLabels()))
                .toList();
    }

    /** The entities whose history is made of outcomes. */
    public List<String> outcomeEntities() {
        return entities().stream().filter(Entities::ofOutcomes).toList();
    }

    /** Whether any feature looks at outcomes. */
    public boolean needsOutcomes() {
        return !outcomeEntities().isEmpty();
    }

    /** The currencies in which features ask for amounts in whatever currency, ISO 4217. */
    public Set<String> conversions() {
        return features.stream()
                .flatMap(Catalogue::fields)
                .flatMap(field -> field.conversion().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Field> fields(Feature feature) {
        if (feature instanceof WindowFeature window) {
            Stream<Field> compared = window.where().conditions().stream().map(Condition::field);
            return Stream.concat(Stream.of(window.of()), compared);
        }
        return feature instanceof EventFeature event ? Stream.of(event.of()) : Stream.empty();
    }

    /** What transactions have to say. */
    public Requirements requirements() {
        return Requirements.of(this);
    }

    /** Whether any feature needs to know which transactions were fraud. */
    public boolean needsLabels() {
        return features.stream()
                .anyMatch(f -> f instanceof WindowFeature w && w.aggregate().needsLabels());
    }

    /**
     * SHA-256 in hex of what is computed: zone, currency, dictionaries, numbers and features in order. Comments,
     * layout, units of durations, meanings, reasons, nouns and the catalogue's own name do not count, so vectors with
     * the same hash mean the same.
     */
    public String hash() {
        String head = "tidemark catalogue 1\n" + zone.normalized().getId() + "\n"
                + (namesItsCurrency() ? "currency " + currency + "\n" : "")
                + dictionaries.entrySet().stream()
                        .map(entry -> "dictionary " + entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining())
                + numbers.canonical();
        String canonical = features.stream().map(Feature::canonical).collect(Collectors.joining("\n", head, "\n"));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
