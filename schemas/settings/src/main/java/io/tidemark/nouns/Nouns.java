package io.tidemark.nouns;

import io.tidemark.settings.Nearest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a domain calls the things that texts speak of. Texts are written with a {@linkplain Noun#word() noun's word} in
 * braces where it goes, {@code "trained on %,d {events}"}, and filled {@link #in} before anything else is put into
 * them. Nouns change nothing that is computed.
 *
 * @param said by the noun's word; what is not said is called as {@link Noun#usual} has it
 */
public record Nouns(Map<String, String> said) implements Serializable {

    /** Those of payments. */
    public static final Nouns USUAL = new Nouns(Map.of());

    private static final int LONGEST = 40;
    /** No sign of a format, of a terminal's language or of Markdown: nouns go into all of these. */
    private static final Pattern NOUN = Pattern.compile("\\p{L}(?:[\\p{L}\\p{N} '-]*[\\p{L}\\p{N}])?");
    /** A noun's word, perhaps with a capital, perhaps behind the article that the noun asks for. */
    private static final Pattern PLACE = Pattern.compile("\\{(a )?([A-Za-z_]+)}");

    /** @throws IllegalArgumentException with all that is wrong */
    public Nouns {
        said = Map.copyOf(said);
        List<String> problems = new ArrayList<>();
        new TreeMap<>(said)
                .forEach((word, noun) -> problem(word, noun).ifPresent(why -> problems.add(word + ": " + why)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** What may be named, in the order of {@link Noun}. */
    public static List<String> words() {
        return Arrays.stream(Noun.values()).map(Noun::word).toList();
    }

    /** Why this can be no noun, as half a sentence with its remedy; empty if it can. */
    public static Optional<String> problem(String word, String noun) {
        if (Noun.of(word).isEmpty()) {
            return Optional.of("no text speaks of it; " + Nearest.suggestion(word, words()));
        }
        return noun.length() <= LONGEST && NOUN.matcher(noun).matches()
                ? Optional.empty()
                : Optional.of("this is no noun; use at most " + LONGEST
                        + " letters, digits, blanks, hyphens and apostrophes, a letter first");
    }

    /** Whether nothing is called otherwise than in payments. */
    public boolean areUsual() {
        return said.isEmpty();
    }

    /**
     * Whether what is scored and what is looked for are called as in payments, whatever else is named: then sentences
     * that hold of payments alone are said.
     */
    public boolean areOfPayments() {
        return Stream.of(Noun.EVENT, Noun.EVENTS, Noun.POSITIVE, Noun.POSITIVES).noneMatch(this::names);
    }

    /** Whether the catalogue itself names this. */
    public boolean names(Noun noun) {
        return said.containsKey(noun.word());
    }

    /** What this is called. */
    public String of(Noun noun) {
        String own = said.get(noun.word());
        if (own != null) {
            return own;
        }
        // Who names one names many by the same word, and ranks what has a name.
        return switch (noun) {
            case EVENTS -> derived(noun, Noun.EVENT, "s");
            case POSITIVES -> derived(noun, Noun.POSITIVE, "s");
            case RANKED -> derived(noun, Noun.CUSTOMER, "");
            default -> noun.usual();
        };
    }

    private String derived(Noun noun, Noun from, String ending) {
        return names(from) ? of(from) + ending : noun.usual();
    }

    /**
     * What an entity is called, a catalogue's {@code customer x terminal} being "customer and terminal"; texts under
     * names of the sender's own keep these.
     */
    public String ofEntity(String entity) {
        return Arrays.stream(entity.split(" x "))
                .map(field -> Noun.of(field).map(this::of).orElse(field))
                .collect(Collectors.joining(" and "));
    }

    /**
     * A text with its nouns: {@code {event}}, {@code {Event}} at the head of a sentence, {@code {a event}} with the
     * article.
     *
     * @throws IllegalArgumentException if there is no such noun
     */
    public String in(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1), place.group(2))));
    }

    private String filled(String article, String written) {
        String word = written.substring(0, 1).toLowerCase(Locale.ROOT) + written.substring(1);
        String noun =
                of(Noun.of(word).orElseThrow(() -> new IllegalArgumentException("there is no noun {" + written + "}")));
        if (article != null) {
            return ("aeiouAEIOU".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
        }
        return word.equals(written) ? noun : Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }
}
