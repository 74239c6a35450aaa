package io.tidemark.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.reasons.Direction;
import io.tidemark.scoring.model.reasons.Reason;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import io.tidemark.scoring.model.reasons.ReasonText;
import io.tidemark.scoring.model.reasons.UsualFrom;
import io.tidemark.scoring.model.reasons.ValueUnit;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CatalogueReasonsTest {

    @Test
    void everyFeatureOfTheShippedCataloguesIsExplainedInWordsThatAManifestTakes() {
        for (String name : CatalogueReader.SHIPPED) {
            ReasonCodes codes = CatalogueReasons.of(CatalogueReader.shipped(name));
            List<String> features = CatalogueReader.shipped(name).featureNames();
            assertThat(codes.texts().keySet()).containsExactlyInAnyOrderElementsOf(features);
            assertThat(codes.problems(features)).isEmpty();
        }
    }

    @Test
    void whatGrowsWithItsWindowIsBroughtToTheWidthOfTheFeature() {
        ReasonCodes handbook = CatalogueReasons.of(CatalogueReader.shipped("handbook"));
        assertThat(handbook.of("CUSTOMER_ID_NB_TX_7DAY_WINDOW"))
                .isEqualTo(new ReasonText(
                        "CUSTOMER_FREQUENCY",
                        "Transactions of the customer in 7 days: {value}",
                        ValueUnit.COUNT,
                        Optional.of(new UsualFrom("CUSTOMER_ID_NB_TX_30DAY_WINDOW", 7 / 30.0, "customer")),
                        List.of(),
                        "There were more payments than usual"));
        assertThat(handbook.of("TX_AMOUNT").usual())
                .contains(new UsualFrom("CUSTOMER_ID_AVG_AMOUNT_30DAY_WINDOW", 1, "customer"));
        assertThat(handbook.of("TX_DURING_NIGHT").unit()).isEqualTo(ValueUnit.YES_NO);
    }

    @Test
    void aFeatureWithoutReasonIsDescribedByTheCatalogue() {
        ReasonCodes codes = CatalogueReasons.of(
                CatalogueReader.read(
                        """
                name: mine
                currency: EUR
                dictionaries: {channel: [online, chip]}
                numbers: [{name: age, unit: days, decimals: 0}]
                features:
                  - {name: last_age, entity: customer, aggregate: last, of: numbers.age, window: 90m}
                  - {name: spent_90m, entity: [customer, terminal], aggregate: sum, window: 90m}
                  - {name: channel, transform: code, of: channel, meaning: how it was paid}
                  - {name: idle, entity: customer, aggregate: seconds_since_last, window: 1d}
                """));
        assertThat(codes.of("spent_90m").sentence())
                .isEqualTo("spent_90m (sum of the amounts of the customer and terminal over 90 minutes): {value}");
        assertThat(codes.of("last_age").unit()).isEqualTo(ValueUnit.NUMBER);
        assertThat(codes.of("last_age").sentence())
                .isEqualTo("last_age (last of numbers.age of the customer over 90 minutes): {value}");
        assertThat(codes.of("spent_90m").code()).isEqualTo("SPENT_90M");
        assertThat(codes.of("spent_90m").unit()).isEqualTo(ValueUnit.MONEY);
        assertThat(codes.of("channel").sentence()).isEqualTo("channel (how it was paid): {value}");
        assertThat(codes.of("channel").categories()).containsExactly("online", "chip");
        assertThat(codes.of("idle").unit()).isEqualTo(ValueUnit.SECONDS);
    }

    /** An alert says amounts in the currency of its transaction: what is in another must not look as if it were not. */
    @Test
    void anAmountInACurrencyOfItsOwnIsNoMoneyOfTheTransactions() {
        ReasonCodes codes = CatalogueReasons.of(
                CatalogueReader.read(
                        """
                name: mine
                currency: EUR
                features:
                  - {name: amount, transform: amount, currency: own}
                  - {name: spent, entity: customer, aggregate: sum, window: 1d}
                  - {name: own, entity: customer, aggregate: mean, currency: own, window: 1d}
                  - {name: euros, entity: customer, aggregate: sum, currency: EUR, window: 1d}
                  - {name: filtered, entity: customer, aggregate: sum, where: "currency = 'EUR'", window: 1d}
                  - {name: yen, entity: terminal, aggregate: last, of: amount, currency: JPY, window: 1d}
                reasons:
                  - {code: AMOUNT, features: [amount], sentence: "{value}", usual: own}
                """));
        assertThat(List.of("amount", "spent", "own", "filtered"))
                .allSatisfy(name -> assertThat(codes.of(name).unit()).as(name).isEqualTo(ValueUnit.MONEY));
        assertThat(List.of("euros", "yen"))
                .allSatisfy(name -> assertThat(codes.of(name).unit()).as(name).isEqualTo(ValueUnit.NUMBER));
        assertThat(codes.of("amount").usual()).contains(new UsualFrom("own", 1, "customer"));
        assertThat(codes.of("own").sentence())
                .isEqualTo(
                        "own (mean of the amounts in the transaction's currency of the customer over 1 day): {value}");
        assertThat(codes.of("euros").sentence())
                .isEqualTo("euros (sum of the amounts in EUR of the customer over 1 day): {value}");
    }

    @Test
    void theUnitOfANumberIsAWordOfTheCatalogues() {
        for (String unit : List.of("h", "times", "share", "yes_no", "events", "values", "count")) {
            assertUnits(unit, ValueUnit.NUMBER);
        }
        assertUnits("s", ValueUnit.SECONDS);
        assertUnits("km/h", ValueUnit.SPEED);
    }

    private static void assertUnits(String unit, ValueUnit expected) {
        ReasonCodes codes = CatalogueReasons.of(CatalogueReader.read(
                """
                name: mine
                currency: EUR
                numbers: [{name: x, unit: %s, decimals: 1}]
                features:
                  - {name: said, transform: number, of: numbers.x}
                  - {name: last, entity: customer, aggregate: last, of: numbers.x, window: 1d}
                  - {name: mean, entity: customer, aggregate: mean, of: numbers.x, window: 1d}
                """
                        .formatted(unit)));
        assertThat(List.of("said", "last", "mean")).allSatisfy(feature -> {
            assertThat(codes.of(feature).unit()).as("%s in %s", feature, unit).isEqualTo(expected);
            assertThat(codes.of(feature).categories()).isEmpty();
        });
    }

    @Test
    void aTrainedBundleExplainsItselfInTheWordsOfItsCatalogue() {
        FeatureSpace space = FeatureSpace.of(CatalogueReader.shipped("handbook"));
        List<TrainingRow> rows = rows(space.featureNames().size());
        try (TrainedModel trained =
                        new Trainer(TrainingParameters.parse("rounds=20")).train(rows, space.featureNames());
                LoadedModel model = new ModelLoader(new CompiledForestFactory())
                        .explaining()
                        .load(bundle(space, trained, rows), Optional.empty())) {
            List<Double> values =
                    new ArrayList<>(Arrays.stream(rows.get(0).vector()).boxed().toList());
            values.set(0, 399.5);
            values.set(8, 40.25);
            Reason reason = model.explainer()
                    .orElseThrow()
                    .explain(values, Optional.of("EUR"), 4, Direction.RAISING)
                    .get(0);
            assertThat(reason.sentence()).isEqualTo("The amount is 399.50 EUR; usual for this customer: 40.25 EUR");
            values.set(8, 0.0);
            OptionalDouble usual = model.explainer()
                    .orElseThrow()
                    .explain(values, Optional.of("EUR"), 4, Direction.RAISING)
                    .get(0)
                    .usual();
            double[] amounts =
                    rows.stream().mapToDouble(row -> row.vector()[0]).sorted().toArray();
            assertThat(usual).hasValue(amounts[amounts.length / 2]);
        }
    }

    private static Bundle bundle(FeatureSpace space, TrainedModel model, List<TrainingRow> rows) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        return new BundleAssembler(space, AlertBudget.DEFAULT)
                .assemble(
                        "m-1",
                        at,
                        model,
                        new Training("rows", at, at, rows.size(), 1, Duration.ZERO, Map.of()),
                        Map.of(),
                        Optional.empty(),
                        rows,
                        Calibrating.scores(model, Optional.empty(), rows));
    }

    /** Amounts above 220 are frauds. */
    private static List<TrainingRow> rows(int features) {
        SplittableRandom random = new SplittableRandom(5);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            double[] vector = random.doubles(features, 0, 50).toArray();
            vector[0] = random.nextDouble(400);
            rows.add(new TrainingRow("t" + i, "c" + i % 50, i, vector, vector[0] > 220));
        }
        return rows;
    }
}
