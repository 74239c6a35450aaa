package io.tidemark.features.engine;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Aggregate.Operand;
import io.tidemark.features.algebra.Aggregates;
import io.tidemark.features.algebra.Measure;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Feature;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.features.catalogue.field.Condition;
import io.tidemark.features.catalogue.field.Condition.Operator;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import io.tidemark.nouns.Nouns;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Catalogues of arbitrary features over windows of a few milliseconds, so that edges are met. */
final class Catalogues {

    private static final Field CHANNEL = new Field("channel");
    private static final Field DEVICE = new Field("device");
    private static final Field SEGMENT = new Field("attributes.segment");
    private static final Field CURRENCY = new Field("currency");

    private static final Filter IN_EUROS = Filter.of(Condition.text(CURRENCY, Operator.EQUAL, "EUR"));
    private static final Filter ONLINE = Filter.of(Condition.text(CHANNEL, Operator.EQUAL, "online"));
    private static final List<Filter> FILTERS = List.of(
            Filter.ALL,
            Filter.ALL,
            ONLINE,
            IN_EUROS,
            Filter.of(Condition.text(CHANNEL, Operator.MISSING)),
            Filter.of(Condition.text(DEVICE, Operator.NOT_EQUAL, "d1")),
            Filter.of(Condition.amount(Operator.AT_LEAST, 100)),
            Filter.of(Condition.number(Field.of(Numbers.SCORE), Operator.MORE, -150)),
            Filter.of(Condition.number(Field.of(Numbers.SCORE), Operator.PRESENT, 0)),
            Filter.of(
                    Condition.number(Field.of(Numbers.WHOLE), Operator.NOT_EQUAL, 0),
                    Condition.number(Field.of(Numbers.FINE), Operator.MISSING, 0)),
            Filter.of(
                    Condition.amount(Operator.LESS, 500),
                    Condition.text(CHANNEL, Operator.IN, "online", "chip"),
                    Condition.text(SEGMENT, Operator.PRESENT)));

    private static final Map<String, List<String>> DICTIONARIES = Map.of(
            "channel", List.of("chip", "online"),
            "device", List.of("d2", "d1", "d0"),
            "attributes.segment", List.of("retail", ""));

    private Catalogues() {}

    /** Without a currency of its own, so amounts are kept apart by a filter, or all in a single one. */
    static Arbitrary<Catalogue> catalogues(int mostFeatures) {
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        features().list().ofMinSize(1).ofMaxSize(mostFeatures))
                .as(Catalogues::catalogue);
    }

    static Arbitrary<Catalogue> ofASingleCurrency(int mostFeatures) {
        return features().list().ofMinSize(1).ofMaxSize(mostFeatures).map(features -> catalogue(true, features));
    }

    static Catalogue catalogue(boolean single, List<WindowFeature> features) {
        List<Feature> named = new ArrayList<>();
        for (WindowFeature f : features) {
            Filter where = !single && f.of().isMoney() ? IN_EUROS : f.where();
            named.add(named("f" + named.size(), f, where));
        }
        String currency = single ? Catalogue.SINGLE_CURRENCY : "";
        return new Catalogue(
                "generated",
                ZoneOffset.UTC,
                currency,
                DICTIONARIES,
                named,
                List.of(),
                Numbers.DECLARED,
                Nouns.USUAL,
                "");
    }

    private static WindowFeature named(String name, WindowFeature f, Filter where) {
        return new WindowFeature(
                name,
                f.entity(),
                f.aggregate(),
                f.of(),
                where,
                f.window(),
                f.delay(),
                f.includesItself(),
                f.exactUpTo(),
                "");
    }

    private static Arbitrary<WindowFeature> features() {
        Arbitrary<Long> windows = Arbitraries.of(1L, 2L, 5L, 9L, 10L, 11L, 20L, 30L, 40L, 60L);
        Arbitrary<Long> delays = Arbitraries.of(0L, 0L, 0L, 1L, 10L, 20L);
        return Combinators.combine(
                        Arbitraries.of(Aggregates.ALL),
                        Arbitraries.oneOf(
                                Arbitraries.of(DEVICE, DEVICE, CHANNEL, SEGMENT, Field.AMOUNT, Field.AMOUNT),
                                Arbitraries.of(Numbers.FIELDS)),
                        Arbitraries.of(FILTERS),
                        windows,
                        delays,
                        Arbitraries.of(true, false),
                        Arbitraries.of(2, 16, WindowFeature.EXACT_UP_TO))
                .as(Catalogues::feature);
    }

    /** What {@link io.tidemark.features.catalogue.CatalogueReader} would make of it. */
    private static WindowFeature feature(
            Aggregate aggregate, Field of, Filter where, long window, long delay, boolean itself, int exactUpTo) {
        boolean past = aggregate.ofThePast();
        return new WindowFeature(
                "",
                "customer",
                aggregate,
                of(aggregate.operand(), of),
                aggregate.needsFilter() && where.isAll() ? ONLINE : where,
                Duration.ofMillis(window),
                Duration.ofMillis(past ? 0 : delay),
                itself && !past,
                aggregate.measures().contains(Measure.TALLY) ? exactUpTo : 0,
                "");
    }

    private static Field of(Operand operand, Field preferred) {
        return switch (operand) {
            case NOTHING, LOCATION -> Field.NONE;
            case MONEY -> preferred.isNumber() ? preferred : Field.AMOUNT;
            case TEXT -> preferred.isText() ? preferred : DEVICE;
            case MONEY_OR_TEXT -> preferred;
        };
    }
}
