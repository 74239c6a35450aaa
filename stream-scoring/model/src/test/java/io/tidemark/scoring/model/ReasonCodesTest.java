package io.tidemark.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.reasons.Contributions;
import io.tidemark.scoring.model.reasons.Direction;
import io.tidemark.scoring.model.reasons.Reason;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import io.tidemark.scoring.model.reasons.ReasonText;
import io.tidemark.scoring.model.reasons.UsualFrom;
import io.tidemark.scoring.model.reasons.ValueUnit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonCodesTest {

    private static final ReasonCodes CODES = new ReasonCodes(Map.of(
            "amount",
                    new ReasonText(
                            "UNUSUAL_AMOUNT",
                            "The amount is {value}",
                            ValueUnit.MONEY,
                            Optional.of(new UsualFrom("night", 1 / 30.0, "customer")),
                            List.of()),
            "night",
                    new ReasonText(
                            "UNUSUAL_TIME",
                            "At night: {value}",
                            ValueUnit.CATEGORY,
                            Optional.empty(),
                            List.of("a"),
                            "It was late")));

    @Test
    void reasonsGoThroughTheManifestUnchanged() {
        Manifest manifest = with(CODES);
        assertThat(Manifest.fromJson(manifest.toJson())).isEqualTo(manifest);
        assertThat(manifest.withParts(Map.of()).reasons()).isEqualTo(CODES);
    }

    @Test
    void aManifestWithoutReasonsIsStillRead() {
        String json = new String(Examples.manifest().toJson(), StandardCharsets.UTF_8);
        assertThat(json).doesNotContain("reasons");
        assertThat(Manifest.fromJson(Examples.bytes(json)).reasons()).isEqualTo(ReasonCodes.NONE);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        ReasonText wrong = new ReasonText(
                "bad code",
                "no place {for} it",
                ValueUnit.MONEY,
                Optional.of(new UsualFrom("nowhere", Double.NaN, "customer")),
                List.of(),
                "over {limit}");
        assertThatThrownBy(() -> with(new ReasonCodes(Map.of("amount", wrong, "typo", CODES.of("night")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount has the code 'bad code'")
                .hasMessageContaining("does not say where {value} goes")
                .hasMessageContaining("with braces around something else")
                .hasMessageContaining("a sentence for the customer of more than 200 characters, with braces")
                .hasMessageContaining("a usual value times NaN")
                .hasMessageContaining("amount takes its usual value from nowhere")
                .hasMessageContaining("typo is no feature of the model");
        String json = new String(with(CODES).toJson(), StandardCharsets.UTF_8)
                .replace("\"code\" : \"UNUSUAL_TIME\",", "")
                .replace("\"sentence\" : \"The amount is {value}\",", "");
        assertThatThrownBy(() -> Manifest.fromJson(Examples.bytes(json)))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("reasons.amount.sentence is missing")
                .hasMessageContaining("reasons.night.code is missing");
    }

    @Test
    void aModelExplainsItselfOnlyIfItIsAskedTo() {
        Bundle bundle = BundleWriter.write(with(CODES), parts("{}"));
        ModelLoader loader = new ModelLoader(new SumExplained());
        assertThat(loader.load(bundle, Optional.empty()).explainer()).isEmpty();
        assertThat(new ModelLoader(new Examples.SumEngines(2))
                        .explaining()
                        .load(bundle, Optional.empty())
                        .explainer())
                .isEmpty();
        assertThat(reasons(bundle).get(0).sentence())
                .isEqualTo("The amount is 7.00 EUR; usual for this customer: 0.03 EUR");
    }

    @Test
    void whatIsUsualOverallComesFromTheReferenceProfile() {
        String profile =
                "{\"columns\":[{\"name\":\"amount\",\"bins\":{\"atoms\":[],\"edges\":[1,2.5]},\"counts\":[1,5,2]},"
                        + "{\"name\":\"night\",\"bins\":{},\"counts\":[1,2]}]}";
        assertThat(reasons(BundleWriter.write(Examples.manifest(), parts(profile)))
                        .get(0)
                        .sentence())
                .isEqualTo("amount: 7; usual overall: 2.5");
        assertThat(reasons(BundleWriter.write(Examples.manifest(), parts("no profile")))
                        .get(0)
                        .sentence())
                .isEqualTo("amount: 7");
    }

    private static List<Reason> reasons(Bundle bundle) {
        return new ModelLoader(new SumExplained())
                .explaining()
                .load(bundle, Optional.empty())
                .explainer()
                .orElseThrow()
                .explain(List.of(7.0, 1.0), Optional.of("EUR"), 4, Direction.RAISING);
    }

    private static Map<String, byte[]> parts(String profile) {
        Map<String, byte[]> parts = Examples.parts();
        parts.put(BundlePart.REFERENCE_PROFILE, Examples.bytes(profile));
        return parts;
    }

    private static Manifest with(ReasonCodes reasons) {
        Manifest plain = Examples.manifest();
        return new Manifest(
                plain.version(),
                plain.createdAt(),
                plain.catalogue(),
                plain.catalogueHash(),
                plain.featureNames(),
                plain.training(),
                plain.metrics(),
                plain.policy(),
                Optional.empty(),
                reasons,
                Map.of());
    }

    /** What a value adds to the sum is the value. */
    private record SumExplained() implements ScoringEngineFactory {

        @Override
        public ScoringEngine create(byte[] model, String format) {
            return new Examples.SumEngine(2);
        }

        @Override
        public Optional<Contributions> contributions(byte[] model, String format) {
            return Optional.of(new Contributions() {
                @Override
                public int featureCount() {
                    return 2;
                }

                @Override
                public void contributions(float[] row, double[] contributions) {
                    for (int f = 0; f < row.length; f++) {
                        contributions[f] = row[f];
                    }
                }
            });
        }

        @Override
        public String name() {
            return "sum";
        }
    }
}
