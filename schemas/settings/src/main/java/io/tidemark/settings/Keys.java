package io.tidemark.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A named group of settings, with groups inside it: what a process takes, or what several take alike.
 *
 * @param name of the process or of what they are about
 * @param says what they are about, one sentence
 */
public record Keys(String name, String says, List<Entry> entries) implements Entry {

    /** @throws IllegalArgumentException if a key is there twice */
    public Keys {
        entries = List.copyOf(entries);
        Set<String> names = new LinkedHashSet<>();
        keys(entries)
                .flatMap(key -> Stream.concat(Stream.of(key.name()), key.formerNames().stream()))
                .forEach(one -> {
                    if (!names.add(one)) {
                        throw new IllegalArgumentException("there are two keys " + one + " in " + name);
                    }
                });
    }

    public static Keys of(String name, String says, Entry... entries) {
        return new Keys(name, says, List.of(entries));
    }

    /** All keys, those of groups inside included, in their order. */
    public List<Key<?>> keys() {
        return keys(entries).toList();
    }

    private static Stream<Key<?>> keys(List<Entry> entries) {
        return flat(entries).filter(Key.class::isInstance).map(entry -> (Key<?>) entry);
    }

    public List<Family> families() {
        return flat(entries)
                .filter(Family.class::isInstance)
                .map(Family.class::cast)
                .toList();
    }

    private static Stream<Entry> flat(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry instanceof Keys group ? flat(group.entries) : Stream.of(entry));
    }

    /** The key of this name, or that had it before. */
    Optional<Key<?>> find(String name) {
        return keys().stream()
                .filter(key -> key.name().equals(name) || key.formerNames().contains(name))
                .findFirst();
    }

    /** What was written, under the name that its key has now. */
    Given present(Given one) {
        return find(one.name())
                .filter(key -> !key.name().equals(one.name()))
                .map(key -> one.renamed(key.name()))
                .orElse(one);
    }

    Optional<Removed> findRemoved(String name) {
        return flat(entries)
                .filter(Removed.class::isInstance)
                .map(Removed.class::cast)
                .filter(removed -> removed.name().equals(name))
                .findFirst();
    }

    /** Whether a name means something here. */
    public boolean knows(String name) {
        return find(name).isPresent() || families().stream().anyMatch(family -> family.holds(name));
    }

    /** What can be written, for suggestions. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        keys().forEach(key -> names.add(key.name()));
        families().forEach(family -> names.add(family.toString()));
        return names;
    }
}
