package io.tidemark.testkit.settings;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.SettingsException;
import io.tidemark.settings.kind.UnfitException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The guarantee that every setting of a process counts, and for one thing: another value of any one key changes exactly
 * one component of the configuration.
 *
 * @param base texts that every reading has: what is required, and what else follows from a key
 * @param others a text for each key whose value the kind alone cannot guess
 * @param read of texts
 * @param whole records that one key changes as a whole, such as what a file holds
 */
public record FullMapping(
        Keys keys,
        Map<String, String> base,
        Map<String, String> others,
        Function<Map<String, String>, ? extends Record> read,
        Set<Class<?>> whole) {

    /** At least one of these is another value of any key whose kind says enough. */
    private static final List<String> GUESSES = List.of(
            "0.37", "0.83", "3", "5", "1000", "41min", "2s", "400ms", "30d", "96 MB", "3 MB", "77.5", "true", "false");

    /**
     * What is wrong, one sentence for each key: nothing is changed by it, or more than one component. Empty if all is
     * well.
     */
    public List<String> complaints() {
        Map<String, Object> before = Components.of(read.apply(base), whole);
        return keys.keys().stream()
                .flatMap(key -> complaint(key, before).stream())
                .toList();
    }

    private Optional<String> complaint(Key<?> key, Map<String, Object> before) {
        Optional<Map<String, Object>> after = candidates(key)
                .filter(text -> isAnother(key, text))
                .flatMap(text -> with(key, text).stream())
                .findFirst();
        if (after.isEmpty()) {
            return Optional.of("no other value of " + key + " is taken; name one");
        }
        Set<String> changed = changes(before, after.get());
        return changed.size() == 1 ? Optional.empty() : Optional.of(key + " changes " + changed);
    }

    private Stream<String> candidates(Key<?> key) {
        if (others.containsKey(key.name())) {
            return Stream.of(others.get(key.name()));
        }
        return Stream.concat(Stream.of(key.kind().wanted().split(", | or ")), GUESSES.stream());
    }

    private <T> boolean isAnother(Key<T> key, String text) {
        try {
            String usual = base.containsKey(key.name())
                    ? base.get(key.name())
                    : key.usual().map(key.kind()::print).orElse("");
            return usual.isEmpty() || !key.parse(text).equals(key.parse(usual));
        } catch (UnfitException e) {
            // The guess was of another kind.
            return false;
        }
    }

    /** Empty if the value does not go with those of other keys. */
    private Optional<Map<String, Object>> with(Key<?> key, String text) {
        Map<String, String> texts = new HashMap<>(base);
        texts.put(key.name(), text);
        try {
            return Optional.of(Components.of(read.apply(texts), whole));
        } catch (SettingsException e) {
            return Optional.empty();
        }
    }

    /** What comes or goes as a whole, in an optional component, counts once. */
    private static Set<String> changes(Map<String, Object> before, Map<String, Object> after) {
        Set<String> changed = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        return changed.stream()
                .filter(name -> changed.stream().noneMatch(other -> name.startsWith(other + "/")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keys whose usual value is not what its text means. */
    public List<String> strangeDefaults() {
        return keys.keys().stream()
                .filter(key -> !readsBack(key))
                .map(Key::name)
                .toList();
    }

    private static <T> boolean readsBack(Key<T> key) {
        if (key.usual().isEmpty()) {
            return true;
        }
        try {
            return key.parse(key.kind().print(key.usual().get()))
                    .equals(key.usual().get());
        } catch (UnfitException e) {
            return false;
        }
    }

    /** Configuration records with more than 8 components, by name. */
    public List<String> crowded() {
        return Components.types(read.apply(base), whole).stream()
                .filter(type -> type.getRecordComponents().length > 8)
                .map(Class::getSimpleName)
                .toList();
    }
}
