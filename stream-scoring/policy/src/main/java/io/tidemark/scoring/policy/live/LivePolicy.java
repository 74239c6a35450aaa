package io.tidemark.scoring.policy.live;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.InvalidCatalogueException;
import io.tidemark.features.yaml.Problem;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.file.InvalidPolicyException;
import io.tidemark.scoring.policy.file.PolicyReader;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.list.ListsInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A policy that was read from the log and can decide. Immutable; shared by the tasks of a process. */
public final class LivePolicy {

    private static final String FEATURES = "features.";

    /** Of policy and catalogue together, in UTF-16 units: a request may have 256 KB, in which it stands. */
    private static final int MOST_LENGTH = 80_000;

    /** Of name and version together: they stand in every record of {@code scores}. */
    private static final int MOST_NAME = 200;

    private final PolicyText text;
    private final Policy policy;
    private final Catalogue catalogue;

    private LivePolicy(PolicyText text, Policy policy, Catalogue catalogue) {
        this.text = text;
        this.policy = policy;
        this.catalogue = catalogue;
    }

    /**
     * Reads it, and everything that it rests on.
     *
     * @throws RefusedPolicyException with the reasons, if it cannot decide here, whatever stands in it
     */
    public static LivePolicy of(PolicyText text) {
        return of(text, PolicyReader::new);
    }

    /**
     * Reads one that the rollout took: what cannot be meant was looked for there, and takes time.
     *
     * @throws RefusedPolicyException with the reasons, if it cannot decide here, whatever stands in it
     */
    public static LivePolicy fromLog(PolicyText text) {
        return of(text, catalogue -> new PolicyReader(catalogue).unproven());
    }

    private static LivePolicy of(PolicyText text, Function<Catalogue, PolicyReader> reader) {
        List<String> reasons = new ArrayList<>();
        requireShort(text);
        try {
            LivePolicy read = read(text, reader, reasons);
            if (reasons.isEmpty()) {
                // That one can be built is part of being able to decide.
                read.engine(read.catalogueFeatures(), Listing.EMPTY);
                return read;
            }
        } catch (InvalidCatalogueException e) {
            e.problems().forEach(problem -> reasons.add("its catalogue, " + problem));
        } catch (InvalidPolicyException e) {
            e.problems().stream().map(Problem::toString).forEach(reasons::add);
        } catch (RuntimeException | StackOverflowError e) {
            // Anybody may ask for a policy: whatever its text does to the reader is the text's fault, and nobody
            // else's.
            reasons.add("reading it fails with " + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")"));
        }
        throw new RefusedPolicyException(text, reasons);
    }

    /** Before anything is read: time and memory that reading takes grow with the length. */
    private static void requireShort(PolicyText text) {
        int length = text.getText().length() + text.getCatalogue().length();
        if (length > MOST_LENGTH) {
            throw new RefusedPolicyException(
                    text,
                    List.of("with its catalogue it has %,d characters, more than %,d; take out comments"
                            .formatted(length, MOST_LENGTH)));
        }
        int name = PolicyTexts.name(text).length();
        if (name > MOST_NAME) {
            throw new RefusedPolicyException(
                    text,
                    List.of("name and version have %,d characters, more than %,d; find shorter ones"
                            .formatted(name, MOST_NAME)));
        }
    }

    private static LivePolicy read(PolicyText text, Function<Catalogue, PolicyReader> reader, List<String> reasons) {
        if (!PolicyTexts.sha256(text.getText()).equals(text.getSha256())) {
            reasons.add("its text has another hash than " + text.getSha256());
        }
        Catalogue catalogue = CatalogueReader.read(text.getCatalogue());
        if (!catalogue.hash().equals(text.getCatalogueHash())) {
            reasons.add("its catalogue has another hash than " + text.getCatalogueHash());
        }
        Policy policy = reader.apply(catalogue).read(text.getText(), PolicyTexts.name(text));
        if (!policy.name().equals(text.getName()) || !policy.version().equals(text.getVersion())) {
            reasons.add("its text is of %s %s".formatted(policy.name(), policy.version()));
        }
        return new LivePolicy(text, policy, catalogue);
    }

    /** As it stands in the log. */
    public PolicyText text() {
        return text;
    }

    /** The features that its conditions name. */
    public List<String> features() {
        return policy.slots().numbers().stream()
                .filter(name -> name.startsWith(FEATURES))
                .map(name -> name.substring(FEATURES.length()))
                .toList();
    }

    /** Whether it asks for ranks, which only models have whose bundle holds the reference for them. */
    public boolean asksForRank() {
        return policy.asksForRank();
    }

    /** Whether it reckons with scores as probabilities, which only a calibrated model says. */
    public boolean asksForProbability() {
        return policy.asksForProbability();
    }

    /** The lists that it looks into. */
    public List<PolicyList> lists() {
        return policy.lists();
    }

    /**
     * What it looks into under a control record: nothing if it has no lists, or nothing ever stood in any.
     *
     * @param source may take its time, until what the record names is read
     */
    public ListsInForce listsOf(Control control, ListSource source) {
        return policy.lists().isEmpty() || control.getLists() == null
                ? ListsInForce.NONE
                : source.at(control.getLists());
    }

    /** Those of its features that are not among others. */
    public List<String> without(List<String> others) {
        return features().stream().filter(name -> !others.contains(name)).toList();
    }

    /** The features of its own catalogue in the order of the vectors. */
    public List<String> catalogueFeatures() {
        return catalogue.featureNames();
    }

    /**
     * One that decides, for one thread.
     *
     * @param features in the order of the vectors that come
     * @param listing what stands in its lists
     */
    public PolicyEngine engine(List<String> features, Listing listing) {
        return new PolicyEngine(policy, features, catalogue.numbers(), listing);
    }
}
