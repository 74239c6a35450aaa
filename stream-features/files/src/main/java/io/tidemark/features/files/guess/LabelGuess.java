package io.tidemark.features.files.guess;

import io.tidemark.features.files.labels.LabelWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the column of the labels and what its values mean. */
record LabelGuess(Sample sample, Proposal proposal) {

    private static final int SAYS_FRAUD = 60;

    /** What fraud is called, and what its contrary then is. */
    private static final Map<String, Set<String>> PAIRS = pairs();

    private static Map<String, Set<String>> pairs() {
        Map<String, Set<String>> pairs = new LinkedHashMap<>();
        pairs.put("1", Set.of("0", "-1"));
        pairs.put("1.0", Set.of("0.0"));
        pairs.put("true", Set.of("false"));
        pairs.put("yes", Set.of("no"));
        pairs.put("y", Set.of("n"));
        pairs.put("t", Set.of("f"));
        pairs.put(
                "fraud",
                Set.of("genuine", "legit", "legitimate", "normal", "no fraud", "non-fraud", "not fraud", "ok"));
        return pairs;
    }

    void run() {
        Choice choice =
                Choice.of(sample.columns(), column -> proposal.taken(column) || !twoSided(column) ? 0 : score(column));
        if (choice.found().isEmpty()) {
            none();
            return;
        }
        Column column = choice.best().orElseThrow();
        if (choice.close()) {
            proposal.open("fraud", true, "several columns may be the label: " + choice.all() + "; name one");
            return;
        }
        if (choice.found().size() > 1) {
            proposal.tell("fraud is taken from " + column.name() + "; labels may be in " + choice.others() + ", too");
        }
        proposal.column(
                "fraud",
                List.of(column.name()),
                "by its name, with the values " + String.join(", ", new TreeSet<>(column.distinct())));
        meanings(column);
    }

    /** A column that says fraud needs no name. */
    private static int score(Column column) {
        return Math.max(Names.FRAUD.score(column), lower(column).contains("fraud") ? SAYS_FRAUD : 0);
    }

    private void none() {
        List<String> named = sample.columns().stream()
                .filter(column -> Names.FRAUD.score(column) > 0 || column.key().contains("fraud"))
                .map(Column::name)
                .toList();
        proposal.tell(
                named.isEmpty()
                        ? "no column looks like a label, so nothing can be trained on this file; add 'fraud: COLUMN'"
                                + " if there is one"
                        : "no column has two values that are known as a label; look at " + String.join(", ", named));
    }

    private static boolean twoSided(Column column) {
        Set<String> values = lower(column);
        return !values.isEmpty()
                && values.size() <= 2
                && PAIRS.entrySet().stream().anyMatch(pair -> fits(values, pair.getKey(), pair.getValue()));
    }

    private static boolean fits(Set<String> values, String fraud, Set<String> genuine) {
        return values.stream().allMatch(value -> value.equals(fraud) || genuine.contains(value));
    }

    private static Set<String> lower(Column column) {
        Set<String> values = new TreeSet<>();
        column.distinct().forEach(value -> values.add(value.toLowerCase(Locale.ROOT)));
        return values;
    }

    private void meanings(Column column) {
        Set<String> values = lower(column);
        var pair = PAIRS.entrySet().stream()
                .filter(known -> fits(values, known.getKey(), known.getValue()))
                .findFirst()
                .orElseThrow();
        List<String> frauds = column.distinct().stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).equals(pair.getKey()))
                .toList();
        long count = column.texts().stream().filter(frauds::contains).count();
        if (frauds.isEmpty()) {
            proposal.tell("no row of the sample is a fraud: " + column.name() + " says "
                    + String.join(", ", column.distinct()) + " alone");
        }
        Set<String> stated = frauds.isEmpty() ? Set.of(pair.getKey()) : Set.copyOf(frauds);
        proposal.key(
                "fraud_is", listed(stated), count + " of " + column.present().size() + " labels of the sample");
        Set<String> rest = new TreeSet<>(column.distinct());
        rest.removeAll(stated);
        LabelWords words = new LabelWords(stated, Set.of());
        if (rest.stream().anyMatch(value -> words.verdict(value).isEmpty())) {
            proposal.key("genuine_is", listed(rest), "the other values of the sample");
        }
    }

    private static String listed(Set<String> values) {
        return "["
                + String.join(
                        ", ", new TreeSet<>(values).stream().map(Yaml::quoted).toList()) + "]";
    }
}
