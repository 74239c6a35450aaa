package io.tidemark.testkit.scoring;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.live.PolicyTexts;

/** Policies over the features of {@link TestModels}. */
public final class TestPolicies {

    /** The names of {@link TestModels} in their order. */
    public static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: three
            currency: single
            features:
              - {name: amount, transform: amount}
              - {name: count, entity: customer, aggregate: count, window: 1d}
              - {name: risk, entity: customer, aggregate: mean, window: 1d}
            """);

    /** What {@link SlowPolicy} computes by hand. */
    public static final PolicyText FIRST = of(
            "first",
            """
            rules:
              - {id: big, when: transaction.amount > 30 && features.risk > 0.5, then: decline}
              - {id: noted, when: features.amount > 1.0}
              - {id: likely, when: features.count > 1.0 && score > 0.45, then: step_up}
              - {id: device, when: transaction.device == "d", then: review}
            thresholds: {by: score, step_up: 0.4, review: 0.5, decline: 0.6}
            """);

    /** Another, likewise. */
    public static final PolicyText SECOND = of(
            "second",
            """
            rules:
              - {id: small, when: transaction.amount < 10, then: approve}
              - {id: risky, when: features.risk < -1.0 || features.amount > 2.0, then: review, priority: 2}
            thresholds:
              by: score
              decline: 0.55
              segments:
                - {name: counted, when: features.count > 0.0, step_up: 0.3, review: 0.7}
            """);

    /** With lists in all their lanes. */
    public static final PolicyText LISTED = of(
            "listed",
            """
            lists:
              - {name: slow, of: customer, lane: deny, then: review}
              - {name: stolen, of: customer, lane: hard_deny}
              - {name: trusted, of: customer, lane: allow}
              - {name: watched, of: customer}
            rules:
              - {id: big, when: transaction.amount > 30, then: step_up}
              - {id: seen, when: lists.watched && transaction.amount > 10, then: decline}
            thresholds: {by: score, review: 0.5}
            """);

    private TestPolicies() {}

    /** @param lines below the head */
    public static PolicyText of(String version, String lines) {
        return of(version, lines, CATALOGUE);
    }

    /** Under another catalogue. */
    public static PolicyText of(String version, String lines, Catalogue catalogue) {
        return PolicyTexts.of(
                "name: cards\nversion: " + version + "\ncatalogue: " + catalogue.name() + "\n" + lines,
                "the policy " + version,
                catalogue);
    }

    /** A control with this champion and this policy; null for none. */
    public static Control control(long sequence, ModelReference champion, PolicyText policy) {
        Activation activation = TestRecords.control(sequence, champion).getActivation();
        return new Control("control-" + sequence, sequence, TestRecords.LOGGED, activation, policy, null, null);
    }
}
