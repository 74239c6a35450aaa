package io.tidemark.bench.jmh;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Aggregate.Operand;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Catalogues of as much as is asked for. */
final class BenchCatalogues {

    private static final int MINUTES_OF_A_MONTH = 30 * 24 * 60;
    private static final List<String> MIXED = List.of("count", "sum", "mean", "standard_deviation", "max");

    private BenchCatalogues() {}

    /** Count, sum and mean over one window. */
    static Catalogue simple(Duration window) {
        return of(MIXED.subList(0, 3).stream()
                .map(word -> feature(word, "", window.toMinutes()))
                .toList());
    }

    /** Five aggregates in turns, each five over a window of their own, up to 30 days. */
    static Catalogue mixed(int features) {
        int windows = (features + MIXED.size() - 1) / MIXED.size();
        return of(IntStream.range(0, features)
                .mapToObj(i -> feature(
                        MIXED.get(i % MIXED.size()), "", (long) MINUTES_OF_A_MONTH * (i / MIXED.size() + 1) / windows))
                .toList());
    }

    /** One feature of an aggregate, over 30 days. */
    static Catalogue single(Aggregate aggregate) {
        boolean text = aggregate.operand() == Operand.TEXT || aggregate.operand() == Operand.MONEY_OR_TEXT;
        // Categories with numbers have to be listed; values to be told apart may be any.
        String of = !text ? "" : aggregate.needsDictionary() ? ", of: channel" : ", of: terminal";
        if (aggregate.operand() == Operand.MONEY_OR_TEXT) {
            of = ", of: channel";
        }
        String where = aggregate.needsFilter() ? ", where: \"channel = 'online'\"" : "";
        return of(List.of(feature(aggregate.word(), of + where, MINUTES_OF_A_MONTH)));
    }

    private static String feature(String aggregate, String more, long minutes) {
        return "entity: customer, aggregate: %s%s, window: %dm".formatted(aggregate, more, minutes);
    }

    private static Catalogue of(List<String> features) {
        return CatalogueReader.read(
                """
                name: bench
                currency: single
                dictionaries:
                  channel: [online, chip]
                features:
                """
                        + IntStream.range(0, features.size())
                                .mapToObj(i -> "  - {name: f%d, %s}\n".formatted(i, features.get(i)))
                                .collect(Collectors.joining()));
    }
}
