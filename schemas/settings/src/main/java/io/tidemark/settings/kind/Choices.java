package io.tidemark.settings.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One of some words, whose capitals do not matter. */
final class Choices<T> implements Kind<T> {

    private final Optional<String> word;
    private final Map<String, T> words;
    private final Map<String, T> also;

    /**
     * @param word for the kind; empty: the words themselves
     * @param also words that are understood and never printed
     */
    Choices(Optional<String> word, Map<String, T> words, Map<String, T> also) {
        this.word = word;
        this.words = new TreeMap<>(words);
        this.also = Map.copyOf(also);
    }

    @Override
    public String word() {
        return word.orElseGet(this::wanted);
    }

    @Override
    public String wanted() {
        List<String> all = new ArrayList<>(words.keySet());
        String last = all.remove(all.size() - 1);
        return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
    }

    @Override
    public T parse(String text) throws UnfitException {
        String wanted = text.strip();
        for (Map.Entry<String, T> one : words.entrySet()) {
            if (one.getKey().equalsIgnoreCase(wanted)) {
                return one.getValue();
            }
        }
        T other = also.get(wanted.toLowerCase(Locale.ROOT));
        if (other == null) {
            throw new UnfitException();
        }
        return other;
    }

    @Override
    public String print(T value) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of " + wanted() + ": " + value))
                .getKey();
    }
}
