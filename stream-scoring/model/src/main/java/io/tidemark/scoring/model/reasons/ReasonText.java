package io.tidemark.scoring.model.reasons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said of a feature that raised a score.
 *
 * @param code stable, upper case; several features may share one
 * @param sentence holds {@value #VALUE} where the value goes; what is usual is added behind it
 * @param usual where the vector says what is usual; empty leaves it to the reference profile
 * @param categories names of the numbers from 1 of a category; empty for everything else
 * @param publicSentence what the customer may be told, as it stands; empty if nothing
 */
public record ReasonText(
        String code,
        String sentence,
        ValueUnit unit,
        Optional<UsualFrom> usual,
        List<String> categories,
        String publicSentence) {

    /** Stands in a sentence for the value. */
    public static final String VALUE = "{value}";

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_SENTENCE = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public ReasonText {
        categories = List.copyOf(categories);
    }

    /** Of which the customer is told nothing. */
    public ReasonText(
            String code, String sentence, ValueUnit unit, Optional<UsualFrom> usual, List<String> categories) {
        this(code, sentence, unit, usual, categories, "");
    }

    /** What is said of a feature of which nothing but its name is known. */
    static ReasonText of(String feature) {
        return new ReasonText(derivedCode(feature), sentence(feature), ValueUnit.NUMBER, Optional.empty(), List.of());
    }

    /** A code made of a feature's name: the same name gives the same code. */
    public static String derivedCode(String feature) {
        String words = feature.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        String code = words.isEmpty() || !Character.isLetter(words.charAt(0)) ? "F" + words : words;
        return code.substring(0, Math.min(LONGEST_CODE, code.length()));
    }

    /** A sentence of a description: the description, a colon and the value. */
    public static String sentence(String description) {
        String clean = description.replaceAll("[{}\\p{Cntrl}]", " ").strip();
        int room = LONGEST_SENTENCE - VALUE.length() - 2;
        return clean.substring(0, Math.min(room, clean.length())) + ": " + VALUE;
    }

    /** Why this is no good text, each as the end of "NAME ..."; empty if it is one. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!CODE.matcher(code).matches()) {
            problems.add("has the code '" + shown(code)
                    + "', which is not A to Z, 0 to 9 and _, from a letter on, at most " + LONGEST_CODE);
        }
        if (!sentence.contains(VALUE)) {
            problems.add("has the sentence '" + shown(sentence) + "', which does not say where " + VALUE + " goes");
        }
        if (sentence.replace(VALUE, "").matches("(?s).*[{}].*")) {
            problems.add("has the sentence '" + shown(sentence) + "' with braces around something else than " + VALUE);
        }
        if (sentence.length() > LONGEST_SENTENCE || sentence.chars().anyMatch(Character::isISOControl)) {
            problems.add("has a sentence of more than " + LONGEST_SENTENCE + " characters or of several lines");
        }
        if (publicSentence.length() > LONGEST_SENTENCE
                || publicSentence.chars().anyMatch(c -> c == '{' || c == '}' || Character.isISOControl(c))) {
            problems.add("has a sentence for the customer of more than " + LONGEST_SENTENCE
                    + " characters, with braces or of several lines");
        }
        if (usual.isPresent() && !Double.isFinite(usual.get().factor())) {
            problems.add("has a usual value times " + usual.get().factor());
        }
        return problems;
    }

    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > LONGEST_CODE ? clean.substring(0, LONGEST_CODE) + "..." : clean;
    }
}
