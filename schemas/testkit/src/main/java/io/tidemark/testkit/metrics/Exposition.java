package io.tidemark.testkit.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scrape in Prometheus' text format 0.0.4, read as strictly as its specification allows: a family's lines stand
 * together under one TYPE, no series comes twice, and histograms add up.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
public final class Exposition {

    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)");
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ?(.*)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ([-+0-9.eENaInf]+)(?: [0-9]+)?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final List<String> HISTOGRAM = List.of("_bucket", "_sum", "_count");
    private static final List<String> SUMMARY = List.of("", "_sum", "_count");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<Series, Double> samples = new LinkedHashMap<>();

    /** A name with the values of its labels. */
    public record Series(String name, Map<String, String> labels) {}

    /** @throws IllegalArgumentException with the line that is wrong */
    public static Exposition read(String text) {
        Exposition read = new Exposition();
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line has no end");
        }
        Set<String> helped = new HashSet<>();
        String family = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("# HELP ")) {
                String name = group(HELP, line);
                require(helped.add(name), "a second HELP", line);
            } else if (line.startsWith("# TYPE ")) {
                family = read.type(line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                read.sample(family, line);
            }
        }
        read.requireHistograms();
        return read;
    }

    /** The families by their type: {@code counter}, {@code gauge}, {@code histogram} or {@code summary}. */
    public Map<String, String> types() {
        return Map.copyOf(types);
    }

    /** The series of a name whose labels are so. */
    public Map<Series, Double> series(String name, Predicate<Map<String, String>> labels) {
        Map<Series, Double> found = new LinkedHashMap<>();
        samples.forEach((series, value) -> {
            if (series.name().equals(name) && labels.test(series.labels())) {
                found.put(series, value);
            }
        });
        return found;
    }

    /** All series of a name added up. */
    public double sum(String name) {
        return series(name, labels -> true).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** The names of the labels of a family. */
    public Set<String> labels(String family) {
        Set<String> names = new LinkedHashSet<>();
        samples.keySet().stream()
                .filter(one -> one.name().equals(family)
                        || "histogram".equals(types.get(family)) && one.name().equals(family + "_bucket"))
                .forEach(one -> names.addAll(one.labels().keySet()));
        return names;
    }

    private String type(String line) {
        Matcher matcher = TYPE.matcher(line);
        require(matcher.matches(), "no TYPE as it is specified", line);
        require(types.put(matcher.group(1), matcher.group(2)) == null, "a second TYPE", line);
        return matcher.group(1);
    }

    private void sample(String family, String line) {
        Matcher matcher = SAMPLE.matcher(line);
        require(matcher.matches(), "no sample as it is specified", line);
        String name = matcher.group(1);
        require(belongs(name, family), "a sample outside of its family " + family, line);
        double value = value(matcher.group(3));
        Map<String, String> labels = labels(matcher.group(2), line);
        require(samples.put(new Series(name, labels), value) == null, "the same series again", line);
        require(!"counter".equals(types.get(family)) || value >= 0, "a counter below 0", line);
    }

    private boolean belongs(String name, String family) {
        String type = types.getOrDefault(family, "");
        return switch (type) {
            case "histogram" -> HISTOGRAM.stream().anyMatch(end -> name.equals(family + end));
            case "summary" -> SUMMARY.stream().anyMatch(end -> name.equals(family + end));
            default -> name.equals(family);
        };
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        String rest = text == null ? "" : text;
        while (!rest.isEmpty()) {
            Matcher matcher = LABEL.matcher(rest);
            require(matcher.lookingAt(), "no label as it is specified", line);
            require(labels.put(matcher.group(1), matcher.group(2)) == null, "a label twice", line);
            rest = rest.substring(matcher.end());
        }
        return Map.copyOf(labels);
    }

    private void requireHistograms() {
        Map<Series, Double> before = new HashMap<>();
        samples.forEach((series, value) -> {
            if (series.name().endsWith("_bucket")) {
                Map<String, String> labels = new TreeMap<>(series.labels());
                String bound = labels.remove("le");
                String family = series.name().substring(0, series.name().length() - "_bucket".length());
                Series whole = new Series(family + "_count", Map.copyOf(labels));
                require(value >= before.getOrDefault(whole, 0.0), "buckets that do not grow", series.toString());
                before.put(whole, value);
                require(
                        !"+Inf".equals(bound) || value.equals(samples.get(whole)),
                        "a last bucket that is not the count",
                        series.toString());
            }
        });
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        require(matcher.matches(), "not as it is specified", line);
        return matcher.group(1);
    }

    private static void require(boolean holds, String what, String line) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": " + line);
        }
    }
}
