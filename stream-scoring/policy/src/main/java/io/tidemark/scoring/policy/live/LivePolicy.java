package io.tidemark.scoring.policy.live;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.InvalidCatalogueException;
import io.tidemark.features.yaml.Problem;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.file.InvalidPolicyException;
import io.tidemark.scoring.policy.file.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A policy that was read from the log and can decide. Immutable; shared by the tasks of a process. */
public final class LivePolicy {

    private static final String FEATURES = "features.";

    /** Of policy and catalogue together, in UTF-16 units: a request may have 256 KB, in which it stands. */
    private static final int MOST_LENGTH = 80_000;

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
     * @throws RefusedPolicyException with all the reasons, if it cannot decide here
     */
    public static LivePolicy of(PolicyText text) {
        return of(text, PolicyReader::new);
    }

    /**
     * Reads one that the rollout took: what cannot be meant was looked for there, and costs most of the time.
     *
     * @throws RefusedPolicyException with all the reasons, if it cannot decide here
     */
    public static LivePolicy fromLog(PolicyText text) {
        return of(text, catalogue -> new PolicyReader(catalogue).unproven());
    }

    private static LivePolicy of(PolicyText text, Function<Catalogue, PolicyReader> reader) {
        List<String> reasons = new ArrayList<>();
        if (!PolicyTexts.sha256(text.getText()).equals(text.getSha256())) {
            reasons.add("its text has another hash than " + text.getSha256());
        }
        int length = text.getText().length() + text.getCatalogue().length();
        if (length > MOST_LENGTH) {
            reasons.add("with its catalogue it has %,d characters, more than %,d; take out comments"
                    .formatted(length, MOST_LENGTH));
        }
        try {
            Catalogue catalogue = CatalogueReader.read(text.getCatalogue());
            if (!catalogue.hash().equals(text.getCatalogueHash())) {
                reasons.add("its catalogue has another hash than " + text.getCatalogueHash());
            }
            Policy policy = reader.apply(catalogue).read(text.getText(), PolicyTexts.name(text));
            notYetLive(policy, reasons);
            if (reasons.isEmpty()) {
                return new LivePolicy(text, policy, catalogue);
            }
        } catch (InvalidCatalogueException e) {
            e.problems().forEach(problem -> reasons.add("its catalogue, " + problem));
        } catch (InvalidPolicyException e) {
            e.problems().stream().map(Problem::toString).forEach(reasons::add);
        }
        throw new RefusedPolicyException(
                "the policy %s is refused: %s".formatted(PolicyTexts.name(text), String.join("; ", reasons)));
    }

    private static void notYetLive(Policy policy, List<String> reasons) {
        if (!policy.lists().isEmpty()) {
            reasons.add("it asks the lists "
                    + policy.lists().stream().map(list -> list.name()).collect(Collectors.joining(", "))
                    + ", and nothing says yet what stands in a list of live traffic; write conditions in their place");
        }
        if (policy.thresholds().unit() == Unit.RANK || policy.slots().numbers().contains(Unit.RANK.word())) {
            reasons.add("it goes by rank, which live transactions do not have yet; go by score");
        }
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
     */
    public PolicyEngine engine(List<String> features) {
        return new PolicyEngine(policy, features, catalogue.numbers(), Listing.EMPTY);
    }
}
