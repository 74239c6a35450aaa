package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Dictionary;
import io.tidemark.features.algebra.Measure;
import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import io.tidemark.schemas.door.Currencies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The windows of one entity reduced to edges, distances back from the event, and to what is measured between two of
 * them. Windows that share an edge share its cursor, features that need the same measure share its accumulator.
 */
final class WindowPlan {

    /** {@link Gauge#newEdge} of a window that ends at the event. */
    static final int NOW = -1;

    /**
     * One accumulator: what is measured, and over which rows.
     *
     * @param text which of the row's texts or numbers, or -1
     * @param filters what a row has to match, see {@link io.tidemark.features.algebra.Row#matches}
     */
    record Gauge(Measure measure, int text, int bound, long filters, int oldEdge, int newEdge) {

        Accumulator accumulator() {
            return measure.accumulator(text, bound);
        }
    }

    /**
     * One feature: where its value goes and which gauges it reads.
     *
     * @param filter bit of its filter, or -1
     * @param text which of the row's texts or numbers, or -1
     * @param withoutItself whether it is answered before the event counts
     * @param number whether it is of a number under a name of the sender's own
     * @param scale minor units per major unit of its amounts, or steps of its number in 1; 0 if that is the event's
     *     matter
     */
    record Slot(
            int index,
            String name,
            Aggregate aggregate,
            int[] gauges,
            int oldEdge,
            int newEdge,
            int filter,
            int text,
            boolean withoutItself,
            boolean money,
            boolean number,
            long scale,
            Dictionary dictionary) {}

    final Columns columns;
    /** In the order of {@link Columns#texts}. */
    final List<Field> texts;
    /** In the order of {@link Columns#filters}. */
    final List<Filter> filters;
    /** In milliseconds, ascending and none 0: a row enters a window at its new edge before it leaves at its old one. */
    final long[] edges;

    final Gauge[] gauges;
    final Slot[] slots;
    /** Per edge, the gauges that rows leave there, and those that rows enter there. */
    final int[][] leaving;

    final int[][] entering;
    /** The gauges that an event enters as it comes. */
    final int[] enteringNow;
    /** Of an entity whose events have all been kept with all columns. */
    final Since ever;
    /** The gauges that may have to look at their rows again. */
    final int[] settling;
    /** Whether the rows are outcomes: transactions ask and are no rows. */
    final boolean ofOutcomes;
    /** Whether amounts of every currency are of use: features say themselves in which they are, or the key does. */
    final boolean everyCurrency;
    /** Whether amounts of several events meet without saying in which currency. */
    final boolean singleCurrency;
    /** Currency that all amounts have to be in where they meet like that; null if any will do. */
    final String namedCurrency;
    /** What is known of rows together. */
    final Digests digests;
    /** Per gauge the place of its digest, or -1. */
    final int[] digestOf;
    /** Per edge, and last for the event itself, the digests that are counted from there or up to there. */
    final int[][] digestsAt;
    /** Distance in milliseconds of the edge that lies furthest back; 0 without windows. */
    final long reach;
    /** Stands for edges and gauges: a state of another plan is made anew from its rows. */
    final long fingerprint;

    WindowPlan(Catalogue catalogue, String entity) {
        List<WindowFeature> windows = catalogue.windows(entity);
        ofOutcomes = Entities.ofOutcomes(entity);
        everyCurrency = Entities.takesEveryCurrency(entity);
        namedCurrency = catalogue.namesItsCurrency() && !everyCurrency ? catalogue.currency() : null;
        edges = windows.stream()
                .flatMap(window ->
                        List.of(window.reach().toMillis(), window.delay().toMillis()).stream())
                .filter(distance -> distance > 0)
                .mapToLong(Long::longValue)
                .distinct()
                .sorted()
                .toArray();
        texts = windows.stream()
                .map(WindowFeature::of)
                .filter(field -> field.isText() || field.isNumber())
                .distinct()
                .toList();
        filters = WindowFeature.filters(windows);
        List<Gauge> found = new ArrayList<>();
        List<Slot> asked = new ArrayList<>();
        for (WindowFeature window : windows) {
            asked.add(slot(catalogue, window, found));
        }
        gauges = found.toArray(Gauge[]::new);
        slots = asked.toArray(Slot[]::new);
        leaving = new int[edges.length][];
        entering = new int[edges.length][];
        for (int edge = 0; edge < edges.length; edge++) {
            leaving[edge] = gaugesAt(edge, true);
            entering[edge] = gaugesAt(edge, false);
        }
        enteringNow = gaugesAt(NOW, false);
        ever = new Since(texts.size(), filters.size());
        settling = IntStream.range(0, gauges.length)
                .filter(i -> gauges[i].measure().settles())
                .toArray();
        digests = new Digests(found);
        digestOf = found.stream().mapToInt(digests::of).toArray();
        digestsAt = new int[edges.length + 1][];
        for (int edge = 0; edge < edges.length; edge++) {
            digestsAt[edge] = digestsAt(edge);
        }
        digestsAt[edges.length] = digestsAt(NOW);
        singleCurrency = !everyCurrency && asked.stream().anyMatch(slot -> slot.money() && slot.scale() == 0);
        reach = Arrays.stream(edges).max().orElse(0);
        columns = Columns.of(
                windows.stream().anyMatch(window -> window.of().isMoney()),
                found.stream().anyMatch(gauge -> gauge.measure().ofLocation()),
                ofOutcomes || found.stream().anyMatch(gauge -> gauge.measure() == Measure.FRAUDS),
                texts,
                filters);
        fingerprint = TextHash.of(Arrays.toString(edges) + found + columns.hashCode() + singleCurrency + namedCurrency);
    }

    private Slot slot(Catalogue catalogue, WindowFeature window, List<Gauge> found) {
        int oldEdge = edge(window.reach().toMillis());
        int newEdge = edge(window.delay().toMillis());
        int filter = filters.indexOf(window.where());
        int text = texts.indexOf(window.of());
        boolean number = window.of().isNumber();
        long having = having(window);
        int bound = window.exactUpTo() > 0 ? window.exactUpTo() : WindowFeature.EXACT_UP_TO;
        int[] read = window.aggregate().measures().stream()
                .mapToInt(measure -> {
                    boolean all = filter < 0 || measure == Measure.POPULATION;
                    long matching = (all ? 0 : 1L << filter) | having;
                    Gauge gauge = new Gauge(
                            measure == Measure.POPULATION ? Measure.COUNT : measure,
                            (number ? measure.ofNumber() : measure.ofText()) ? text : -1,
                            measure == Measure.TALLY ? bound : 0,
                            matching,
                            oldEdge,
                            newEdge);
                    if (!found.contains(gauge)) {
                        found.add(gauge);
                    }
                    return found.indexOf(gauge);
                })
                .toArray();
        return new Slot(
                catalogue.features().indexOf(window),
                window.name(),
                window.aggregate(),
                read,
                oldEdge,
                newEdge,
                filter,
                text,
                window.delay().isZero() && !window.includesItself(),
                window.of().isMoney(),
                number,
                number ? window.of().number().scale() : scale(window.where()),
                catalogue.dictionary(window.of()));
    }

    /** What a row has to match to have what the feature is made of. */
    private long having(WindowFeature window) {
        if (window.of().isNumber()) {
            return 1L << filters.indexOf(window.withNumber());
        }
        long inForce = ofOutcomes ? 1L << filters.indexOf(WindowFeature.IN_FORCE) : 0;
        return window.of().isMoney() ? Row.WITH_AMOUNT | inForce : inForce;
    }

    private int scale(Filter where) {
        Optional<String> filtered = where.currency();
        if (filtered.isPresent()) {
            return Currencies.scale(filtered.get());
        }
        return namedCurrency == null ? 0 : Currencies.scale(namedCurrency);
    }

    private int edge(long distance) {
        for (int edge = 0; edge < edges.length; edge++) {
            if (edges[edge] == distance) {
                return edge;
            }
        }
        return NOW;
    }

    private int[] gaugesAt(int edge, boolean old) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < gauges.length; i++) {
            if ((old ? gauges[i].oldEdge() : gauges[i].newEdge()) == edge) {
                at.add(i);
            }
        }
        return at.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] digestsAt(int edge) {
        return IntStream.range(0, gauges.length)
                .filter(i -> gauges[i].oldEdge() == edge || gauges[i].newEdge() == edge)
                .filter(i -> digestOf[i] >= 0 && digests.all[digestOf[i]].subtracts())
                .map(i -> digestOf[i])
                .distinct()
                .toArray();
    }

    /** A row with room for the texts and numbers that are kept. */
    Row newRow() {
        Row row = new Row();
        row.texts = new long[texts.size()];
        return row;
    }

    /** How far back an edge lies, in milliseconds. */
    long distance(int edge) {
        return edge == NOW ? 0 : edges[edge];
    }
}
