package io.tidemark.features.catalogue;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.settings.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the entries below {@code reasons:}, which follow the features. */
final class ReasonReader {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}?");
    private static final String VALUE = "{value}";
    private static final String WINDOW = "{window}";
    /** The window's words still have to find room. */
    private static final int LONGEST_SENTENCE = 160;

    private final Map<String, Feature> features = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Map<String, Integer> linesByFeature = new HashMap<>();
    private final Problems problems;

    /** @param named all that the file calls a feature, also those that could not be read */
    ReasonReader(List<Feature> features, Set<String> named, Problems problems) {
        features.forEach(feature -> this.features.put(feature.name(), feature));
        this.named.addAll(named);
        this.problems = problems;
    }

    /** The reasons in the order of the file; what is wrong is noted. */
    List<FeatureReason> read(YamlMap root) {
        List<FeatureReason> reasons = new ArrayList<>();
        for (YamlMap map : root.maps("reasons")) {
            map.allow("code", "features", "sentence", "usual", "public");
            String code = map.required("code", "name it in capitals, e.g. 'code: UNUSUAL_AMOUNT'")
                    .orElse("the reason of line " + map.line());
            EntryProblems entry = new EntryProblems(map, code, problems);
            if (map.has("code") && !CODE.matcher(code).matches()) {
                entry.add("code", "this is no code", "use A to Z, 0 to 9 and _, a letter first, at most 64");
            }
            List<String> of = map.texts("features");
            checkFeatures(entry, of);
            String sentence = map.required("sentence", "write e.g. 'sentence: \"The amount is {value}\"'")
                    .orElse(VALUE);
            checkSentence(entry, sentence, of);
            String usual = map.text("usual").orElse("");
            checkUsual(entry, usual, of);
            String told = map.text("public").orElse("");
            checkPublic(entry, told);
            reasons.add(new FeatureReason(code, of, sentence, usual, told));
        }
        return reasons;
    }

    private void checkFeatures(EntryProblems entry, List<String> of) {
        if (of.isEmpty()) {
            entry.add("features", "it has no features", "name them as 'features: [amount]'");
        }
        int line = entry.entry().line("features");
        for (String name : of) {
            if (!named.contains(name)) {
                entry.add(
                        "features", "there is no feature '" + name + "'", Nearest.suggestion(name, features.keySet()));
            }
            Integer before = linesByFeature.putIfAbsent(name, line);
            if (before != null) {
                entry.add("features", "'" + name + "' has a reason on line " + before, "keep one of the two");
            }
        }
    }

    private void checkSentence(EntryProblems entry, String sentence, List<String> of) {
        if (!sentence.contains(VALUE)) {
            entry.add("sentence", "the sentence does not say the value", "write " + VALUE + " where it goes");
        }
        if (sentence.length() > LONGEST_SENTENCE) {
            entry.add("sentence", "the sentence has more than " + LONGEST_SENTENCE + " characters", "shorten it");
        }
        Matcher braces = BRACES.matcher(sentence);
        while (braces.find()) {
            if (!braces.group().equals(VALUE) && !braces.group().equals(WINDOW)) {
                entry.add("sentence", "'" + braces.group() + "' stands for nothing", "write {value} or {window}");
            }
        }
        if (sentence.contains(WINDOW)) {
            of.stream()
                    .map(features::get)
                    .filter(feature -> feature != null && !(feature instanceof WindowFeature))
                    .findFirst()
                    .ifPresent(feature -> entry.add(
                            "sentence", "'" + feature.name() + "' has no window", "leave " + WINDOW + " out"));
        }
    }

    /** Whoever tries out what is let through would learn from a value, and from a limit even more. */
    private static void checkPublic(EntryProblems entry, String told) {
        if (BRACES.matcher(told).find() || told.chars().anyMatch(Character::isDigit)) {
            entry.add("public", "what a customer is told holds a value or a number", "say it in words alone");
        }
        if (told.length() > FeatureReason.LONGEST_PUBLIC || told.chars().anyMatch(Character::isISOControl)) {
            entry.add(
                    "public",
                    "the sentence has more than " + FeatureReason.LONGEST_PUBLIC + " characters or several lines",
                    "shorten it to one line");
        }
    }

    private void checkUsual(EntryProblems entry, String usual, List<String> of) {
        if (usual.isEmpty()) {
            return;
        }
        if (!named.contains(usual)) {
            entry.add("usual", "there is no feature '" + usual + "'", Nearest.suggestion(usual, features.keySet()));
            return;
        }
        Optional<Feature> feature = Optional.ofNullable(features.get(usual));
        if (feature.isPresent() && !(feature.get() instanceof WindowFeature)) {
            entry.add("usual", "'" + usual + "' is no habit of anyone", "name a feature over a window of an entity");
        }
        for (String name : of) {
            String unit = feature.map(Feature::unit).orElse("");
            if (name.equals(usual)) {
                entry.add("usual", "'" + usual + "' is its own usual value", "name another feature, or none");
            } else if (feature.isPresent()
                    && features.containsKey(name)
                    && !features.get(name).unit().equals(unit)) {
                entry.add(
                        "usual",
                        "'" + usual + "' and '" + name + "' do not count the same",
                        "name a feature of the same unit: tidemark features list");
            }
        }
    }
}
