package io.tidemark.features.files.labels;

import io.tidemark.features.files.numbers.NumberText;
import io.tidemark.schemas.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the values of a label column mean. A value that is neither fraud nor genuine is neither: nothing is genuine by
 * being unknown. The words of the mapping itself are usual spellings: {@code positive} is where labels are called so.
 *
 * @param frauds values that mean fraud, as written; empty: the usual spellings
 * @param genuines values that mean genuine, as written; empty: the usual spellings that {@code frauds} does not claim
 * @param keys by which words the mapping says so, and sentences do
 */
public record LabelWords(Set<String> frauds, Set<String> genuines, LabelKeys keys) {

    /** Where nobody says what the values mean: the usual spellings of both, in letters of any case. */
    public static final LabelWords USUAL = new LabelWords(Set.of(), Set.of());

    private static final Set<String> USUAL_FRAUDS = Set.of("1", "true", "t", "yes", "y", "fraud", "fraudulent");
    private static final Set<String> USUAL_GENUINES = Set.of(
            "0",
            "false",
            "f",
            "no",
            "n",
            "genuine",
            "legit",
            "legitimate",
            "non-fraud",
            "nonfraud",
            "not fraud",
            "not_fraud",
            "no fraud",
            "no_fraud",
            "normal");

    /** In the words of payments. */
    public LabelWords(Set<String> frauds, Set<String> genuines) {
        this(frauds, genuines, LabelKeys.FRAUD);
    }

    public LabelWords {
        frauds = Set.copyOf(frauds);
        genuines = Set.copyOf(genuines);
    }

    /** Empty if the value is neither. */
    public Optional<Verdict> verdict(String value) {
        if (frauds.contains(value)) {
            return Optional.of(Verdict.FRAUD);
        }
        if (genuines.contains(value)) {
            return Optional.of(Verdict.GENUINE);
        }
        String usual = usual(value);
        if (Stream.concat(frauds.stream(), genuines.stream())
                .anyMatch(word -> usual(word).equals(usual))) {
            // Stated in other letters: it may be meant, and must not be taken for the contrary.
            return Optional.empty();
        }
        if (frauds.isEmpty() && (USUAL_FRAUDS.contains(usual) || usual.equals(keys.positive()))) {
            return Optional.of(Verdict.FRAUD);
        }
        boolean genuine = genuines.isEmpty() && (USUAL_GENUINES.contains(usual) || usual.equals(keys.negative()));
        return genuine ? Optional.of(Verdict.GENUINE) : Optional.empty();
    }

    /** Of a number 1 or 0, however many zeros it is written with; of a word its small letters. */
    private static String usual(String value) {
        if (NumberText.of(value) == NumberText.NUMBER) {
            double number = Double.parseDouble(value);
            return number == 1 ? "1" : number == 0 ? "0" : value;
        }
        return value.toLowerCase(Locale.ROOT);
    }

    /** What means fraud, for a sentence. */
    String fraudWords() {
        return frauds.isEmpty() ? "usual words such as 1, true, yes" : keys.positiveIs() + ": " + listed(frauds);
    }

    /** What means genuine, for a sentence. */
    String genuineWords() {
        return genuines.isEmpty() ? "usual words such as 0, false, no" : keys.negativeIs() + ": " + listed(genuines);
    }

    private static String listed(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }
}
