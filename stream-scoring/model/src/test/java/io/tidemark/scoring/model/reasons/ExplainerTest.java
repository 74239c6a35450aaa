package io.tidemark.scoring.model.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.nouns.Nouns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final Optional<String> EURO = Optional.of("EUR");

    /** Contributions that are given beforehand. */
    private record Given(double... shares) implements Contributions {

        @Override
        public int featureCount() {
            return shares.length;
        }

        @Override
        public void contributions(float[] row, double[] contributions) {
            System.arraycopy(shares, 0, contributions, 0, shares.length);
        }
    }

    @Property(tries = 500)
    void reasonsAreThoseOfTheObviousProgram(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int features,
            @ForAll @IntRange(min = 1, max = 5) int codes,
            @ForAll @IntRange(max = 6) int most,
            @ForAll Direction direction) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shares = new double[features];
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Map<String, ReasonText> texts = new HashMap<>();
        for (int f = 0; f < features; f++) {
            // Eighths add up exactly, so that ties occur and the order of adding does not matter.
            shares[f] = random.nextInt(-6, 7) / 8.0;
            names.add("f" + f);
            values.add((double) f);
            texts.put("f" + f, text("C" + random.nextInt(codes), "f" + f + " is {value}"));
        }
        List<Reason> reasons = new Explainer(names, new ReasonCodes(texts), Map.of(), new Given(shares))
                .explain(values, EURO, most, direction);
        assertThat(reasons.stream().map(Reason::code).toList())
                .isEqualTo(SlowReasons.codes(names, texts, shares, most, direction));
        for (Reason reason : reasons) {
            assertThat(reason.contribution()).isEqualTo(SlowReasons.sum(reason.code(), names, texts, shares));
            assertThat(reason.feature()).isEqualTo(SlowReasons.lead(reason.code(), names, texts, shares));
            assertThat(reason.sentence())
                    .isEqualTo(reason.feature() + " is " + reason.feature().substring(1));
        }
    }

    @Property(tries = 100)
    void allReasonsOfBothDirectionsAddUpToTheWholeContribution(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shares = random.doubles(9, -2, 2).toArray();
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        ReasonCodes codes = new ReasonCodes(Map.of("a", text("X", "{value}"), "d", text("X", "{value}")));
        double sum = new Explainer(names, codes, Map.of(), new Given(shares))
                .explain(names.stream().map(name -> 1.0).toList(), EURO, 9, Direction.BOTH).stream()
                        .mapToDouble(Reason::contribution)
                        .sum();
        double all = 0;
        for (double share : shares) {
            all += share;
        }
        assertThat(sum).isCloseTo(all, within(1e-12));
    }

    @Test
    void aSentenceSaysWhatIsUsualForThisCustomer() {
        Reason reason = explain("amount", 523.1, 54);
        assertThat(reason.sentence()).isEqualTo("The amount is 523.10 EUR; usual for this customer: 54.00 EUR");
        assertThat(reason.usual()).isEqualTo(OptionalDouble.of(54));
        assertThat(reason.usualOf()).isEqualTo("customer");
        assertThat(reason.code()).isEqualTo("UNUSUAL_AMOUNT");
        assertThat(reason.contribution()).isEqualTo(1.5);
    }

    @Test
    void aCustomerWithoutHistoryIsComparedWithTheReference() {
        for (double mean : new double[] {0, Double.NaN}) {
            Reason reason = explain("amount", 523.1, mean);
            assertThat(reason.sentence()).isEqualTo("The amount is 523.10 EUR; usual overall: 60.00 EUR");
            assertThat(reason.usualOf()).isEqualTo(Reason.REFERENCE);
        }
    }

    @Test
    void aFeatureWithoutEntryGetsACodeOfItsName() {
        Explainer explainer = new Explainer(List.of("risk.7-d"), ReasonCodes.NONE, Map.of(), new Given(0.25));
        Reason reason =
                explainer.explain(List.of(0.125), EURO, 4, Direction.RAISING).get(0);
        assertThat(reason.code()).isEqualTo("RISK_7_D");
        assertThat(reason.sentence()).isEqualTo("risk.7-d: 0.13");
        assertThat(reason.usual()).isEmpty();
        assertThat(reason.usualOf()).isEmpty();
    }

    @Test
    void whoseValueIsUsualIsSaidInTheWordsOfTheDomain() {
        ReasonText text = new ReasonText(
                "VIBRATION",
                "It vibrates with {value} mm/s",
                ValueUnit.NUMBER,
                Optional.of(new UsualFrom("mean", 1, "customer x terminal")),
                List.of());
        Explainer explainer = new Explainer(
                List.of("vibration", "mean"),
                new ReasonCodes(Map.of("vibration", text)),
                new Nouns(Map.of("customer", "machine", "terminal", "site")),
                Map.of(),
                new Given(1.5, -1));
        Reason reason = explainer
                .explain(List.of(7.25, 2.5), Optional.empty(), 4, Direction.RAISING)
                .get(0);
        assertThat(reason.sentence()).isEqualTo("It vibrates with 7.25 mm/s; usual for this machine and site: 2.5");
        assertThat(reason.usualOf()).isEqualTo("customer x terminal");
    }

    @Test
    void derivedTextsAreAlwaysSound() {
        for (String name : List.of("7days", "", "{x}", "a\nb", "ä", "x".repeat(300))) {
            assertThat(new ReasonText(
                                    ReasonText.derivedCode(name),
                                    ReasonText.sentence(name),
                                    ValueUnit.NUMBER,
                                    Optional.empty(),
                                    List.of())
                            .problems())
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void whatCannotBeExplainedSaysSo() {
        Explainer explainer = new Explainer(List.of("a"), ReasonCodes.NONE, Map.of(), new Given(Double.NaN));
        assertThatThrownBy(() -> explainer.explain(List.of(1.0), EURO, 4, Direction.BOTH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the contribution of a is NaN");
        assertThatThrownBy(() -> explainer.explain(List.of(1.0, 2.0), EURO, 4, Direction.BOTH))
                .hasMessage("the model has 1 features, but 2 values came");
        assertThatThrownBy(() -> new Explainer(List.of("a", "b"), ReasonCodes.NONE, Map.of(), new Given(1)))
                .hasMessageContaining("contributions are of 1 features");
    }

    private static Reason explain(String feature, double amount, double mean) {
        ReasonText text = new ReasonText(
                "UNUSUAL_AMOUNT",
                "The amount is {value}",
                ValueUnit.MONEY,
                Optional.of(new UsualFrom("mean", 1, "customer")),
                List.of());
        return new Explainer(
                        List.of(feature, "mean"),
                        new ReasonCodes(Map.of(feature, text)),
                        Map.of(feature, 60.0, "mean", 61.0),
                        new Given(1.5, -1))
                .explain(List.of(amount, mean), EURO, 4, Direction.RAISING)
                .get(0);
    }

    private static ReasonText text(String code, String sentence) {
        return new ReasonText(code, sentence, ValueUnit.NUMBER, Optional.empty(), List.of());
    }
}
