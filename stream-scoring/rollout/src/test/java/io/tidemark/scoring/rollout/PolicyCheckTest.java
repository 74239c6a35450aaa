package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {

    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final Manifest MODEL = TestModels.bundle("a", HASH).manifest();
    private static final ModelReference A = new ModelReference("a", "hash");
    private static final PolicyText ODD = TestPolicies.of(
            "odd",
            """
            rules:
              - {id: odd, when: features.odd > 1.0 && features.strange > 2.0, then: review}
            thresholds: {by: score, review: 0.5}
            """,
            CatalogueReader.read(
                    """
                    name: odd
                    zone: UTC
                    features:
                      - {name: odd, transform: hour}
                      - {name: strange, transform: day_of_week}
                    """));

    @Test
    void aModelThatDropsNamesOfThePolicyInForceIsRefusedAndAllOfThemAreNamed() {
        RolloutCheck check = check(Optional.empty()).beside(MODEL, ODD, true);
        assertThat(check.getPassed()).isFalse();
        assertThat(check.getDetail())
                .isEqualTo("model a has no feature odd, strange, which the policy cards odd names; promote a policy"
                        + " without it first");
        assertThat(check(Optional.empty())
                        .beside(MODEL, TestPolicies.FIRST, true)
                        .getPassed())
                .isTrue();
    }

    @Test
    void aPolicyForAnotherCatalogueThanThatOfTheVectorsIsRefusedEvenWithoutAModel() {
        assertThat(last(check(Optional.of("another")).checks(TestPolicies.FIRST, List.of())))
                .satisfies(check -> assertThat(check.getPassed()).isFalse())
                .satisfies(check -> assertThat(check.getDetail())
                        .startsWith("the policy cards first is refused: it was checked against the catalogue hash "
                                + HASH + ", but the vectors are computed with the catalogue hash another"));
        assertThat(last(check(Optional.of(HASH)).checks(TestPolicies.FIRST, List.of(A)))
                        .getPassed())
                .isTrue();
    }

    @Test
    void allThatSpeaksAgainstAPolicyIsSaid() {
        List<RolloutCheck> checks =
                check(Optional.of("another")).checks(ODD, List.of(A, new ModelReference("b", "hash")));
        assertThat(checks).extracting(RolloutCheck::getPassed).containsExactly(true, false, false, false, false, false);
        String refusal = new Findings(checks, List.of()).refusal().orElseThrow();
        assertThat(refusal)
                .contains("but the vectors are computed with the catalogue hash another")
                .contains("; model a has no feature odd, strange")
                .contains("model a, which decides, was trained with the catalogue hash " + HASH)
                .contains("model b, which decides, was trained with");
    }

    @Test
    void withoutAModelOrItsBundleNothingIsComparedAndThatIsSaid() {
        assertThat(last(check(Optional.empty()).checks(ODD, List.of())))
                .satisfies(check -> assertThat(check.getPassed()).isTrue())
                .satisfies(check -> assertThat(check.getDetail()).startsWith("no model decides"));
        assertThat(last(new PolicyCheck(model -> Optional.empty(), Optional.empty()).checks(ODD, List.of(A)))
                        .getDetail())
                .isEqualTo("not compared with model a, which decides: its bundle is no longer on the topic of models");
    }

    @Test
    void aBundleThatCannotBeReadStandsInNobodysWay() {
        PolicyCheck check = new PolicyCheck(
                model -> {
                    throw new RefusedBundleException("it has no manifest");
                },
                Optional.empty());
        assertThat(check.checks(ODD, List.of(A)))
                .allSatisfy(one -> assertThat(one.getPassed()).isTrue())
                .last()
                .satisfies(one -> assertThat(one.getDetail()).endsWith("cannot be read here: it has no manifest"));
    }

    @Test
    void aPolicyThatThisBuildCannotReadStandsInNoModelsWay() {
        PolicyText unreadable = PolicyText.newBuilder(TestPolicies.FIRST)
                .setText("novelties: 1\n")
                .build();
        RolloutCheck check = check(Optional.empty()).beside(MODEL, unreadable, true);
        assertThat(check.getPassed()).isTrue();
        assertThat(check.getDetail())
                .startsWith("whether it has the features of the policy in force is not known")
                .contains("unknown key 'novelties'");
    }

    @Test
    void aPolicyComesBackUnderAnotherCatalogueAsLongAsNoNameIsMissing() {
        PolicyCheck check = check(Optional.of("another"));
        assertThat(check.checks(TestPolicies.FIRST, List.of())).anyMatch(one -> !one.getPassed());
        assertThat(check.checksOfReturn(TestPolicies.FIRST, List.of(A))).allMatch(RolloutCheck::getPassed);
        assertThat(last(check.checksOfReturn(ODD, List.of(A))).getDetail())
                .startsWith("model a has no feature odd, strange");
    }

    @Test
    void aPolicyByRankAndAModelFromBeforeRanksDoNotGoTogetherWhicheverComesSecond() {
        PolicyText ranked = TestPolicies.of("ranked", "thresholds: {by: rank, review: 0.99}\n");
        String why = "the policy cards ranked goes by rank, but the bundle of model a is from before ranks and holds no"
                + " reference-scores.json; train it anew, or go by score";
        PolicyCheck check = check(Optional.of(HASH));
        assertThat(new Findings(check.checks(ranked, List.of(A)), List.of()).refusal())
                .contains(why);
        assertThat(check.beside(MODEL, ranked, true).getPassed()).isFalse();
        assertThat(check.beside(MODEL, ranked, true).getDetail()).isEqualTo(why);

        Manifest ranks = TestModels.ranked("a", HASH, 0.1, 0.2).manifest();
        assertThat(check.beside(ranks, ranked, true).getPassed()).isTrue();
        assertThat(new PolicyCheck(model -> Optional.of(ranks), Optional.of(HASH)).checks(ranked, List.of(A)))
                .allMatch(RolloutCheck::getPassed);
    }

    @Test
    void aPolicyByCostAndAModelWithoutCalibrationDoNotGoTogetherWhicheverComesSecond() {
        PolicyText costs = TestPolicies.of(
                "costs", "thresholds: {by: cost, currency: EUR, fraud: {share: 1}, review: {cost: 4}}\n");
        String why =
                "the policy cards costs goes by cost, which takes scores for probabilities, but the bundle of model"
                        + " a holds no calibration that makes them such; train it anew with days to calibrate on, or go by score";
        PolicyCheck check = check(Optional.of(HASH));
        assertThat(new Findings(check.checks(costs, List.of(A)), List.of()).refusal())
                .contains(why);
        assertThat(check.checksOfReturn(costs, List.of(A))).anyMatch(one -> !one.getPassed());
        assertThat(check.beside(MODEL, costs, true).getPassed()).isFalse();
        assertThat(check.beside(MODEL, costs, true).getDetail()).isEqualTo(why);

        Manifest calibrated = calibrated();
        assertThat(check.beside(calibrated, costs, true).getPassed()).isTrue();
        assertThat(new PolicyCheck(model -> Optional.of(calibrated), Optional.of(HASH)).checks(costs, List.of(A)))
                .allMatch(RolloutCheck::getPassed);
    }

    private static Manifest calibrated() {
        return new Manifest(
                MODEL.version(),
                MODEL.createdAt(),
                MODEL.catalogue(),
                MODEL.catalogueHash(),
                MODEL.featureNames(),
                MODEL.training(),
                MODEL.metrics(),
                MODEL.policy(),
                Optional.of(new Calibration(1, 0, Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 10, 1)),
                MODEL.reasons(),
                MODEL.parts());
    }

    private static RolloutCheck last(List<RolloutCheck> checks) {
        return checks.get(checks.size() - 1);
    }

    private static PolicyCheck check(Optional<String> catalogueHash) {
        return new PolicyCheck(model -> Optional.of(MODEL), catalogueHash);
    }
}
