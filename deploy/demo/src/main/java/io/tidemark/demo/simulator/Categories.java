package io.tidemark.demo.simulator;

import io.tidemark.features.files.Row;
import io.tidemark.schemas.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The categories of a history, by what became of them. A history that names none has one. */
final class Categories {

    private static final double RAREST = 0.34;
    private static final double LEAST_DEFRAUDED = 0.5;

    private final List<Row> genuine;
    private final Map<String, Long> bought;
    private final Map<String, Long> defrauded;

    Categories(List<Row> history) {
        genuine = history.stream().filter(row -> !row.fraud()).toList();
        if (genuine.isEmpty()) {
            throw new IllegalArgumentException(
                    "a history without a single genuine transaction has no customers to continue; check which values mean fraud");
        }
        bought = counts(genuine);
        defrauded = counts(history.stream().filter(Row::fraud).toList());
    }

    /** The genuine purchases in the third of the categories with the fewest of them. */
    List<Transaction> rarest() {
        return first(RAREST, bought::get);
    }

    /** The genuine purchases in the half of the categories with the fewest frauds for each of them. */
    List<Transaction> leastDefrauded() {
        return first(LEAST_DEFRAUDED, name -> defrauded.getOrDefault(name, 0L) / (double) bought.get(name));
    }

    private List<Transaction> first(double share, Function<String, Number> by) {
        List<String> names = bought.keySet().stream()
                .sorted(Comparator.comparingDouble(name -> by.apply(name).doubleValue()))
                .toList();
        Set<String> chosen = Set.copyOf(names.subList(0, Math.max(1, (int) (share * names.size()))));
        return genuine.stream()
                .filter(row -> chosen.contains(name(row)))
                .map(Row::transaction)
                .toList();
    }

    private static Map<String, Long> counts(List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(Categories::name, TreeMap::new, Collectors.counting()));
    }

    private static String name(Row row) {
        return Objects.requireNonNullElse(row.transaction().getCategory(), "");
    }
}
