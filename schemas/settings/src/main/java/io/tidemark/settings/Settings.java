package io.tidemark.settings;

import io.tidemark.settings.kind.UnfitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The values of a group of keys. Whatever is made of them is made in {@link #read}, which tells all that is wrong at
 * once: values that are none of their kind, keys that nobody knows, and what the makers of {@link #part parts} refuse.
 */
public final class Settings {

    private final Keys keys;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> looked = new LinkedHashSet<>();

    private Settings(Keys keys) {
        this.keys = keys;
    }

    /**
     * Reads what a program gives, e.g. the properties of a process that another one has written.
     *
     * @throws SettingsException with everything that is wrong
     */
    public static <C> C read(Keys keys, Map<String, String> texts, Function<Settings, C> make) {
        List<Given> all = new ArrayList<>();
        new TreeMap<>(texts).forEach((name, text) -> all.add(new Given(name, name, text, new Source.Program())));
        return read(keys, all.stream().map(keys::present).toList(), List.of(), make);
    }

    /**
     * Reads what was gathered.
     *
     * @param given each key once, by its present name
     * @param before problems that were met on the way
     */
    static <C> C read(Keys keys, List<Given> given, List<Problem> before, Function<Settings, C> make) {
        Settings settings = new Settings(keys);
        settings.problems.addAll(before);
        given.forEach(settings::take);
        settings.requireRequired();
        return settings.made(make);
    }

    private void take(Given one) {
        if (one.text().isBlank()) {
            return;
        }
        given.put(one.name(), one);
        Optional<Key<?>> key = keys.find(one.name());
        if (key.isPresent()) {
            parse(key.get(), one);
        } else if (keys.families().stream().noneMatch(family -> family.holds(one.name()))) {
            problems.add(Problem.of(one, unknown(one)));
        }
    }

    private void parse(Key<?> key, Given one) {
        try {
            values.put(key.name(), key.parse(one.text()));
        } catch (UnfitException e) {
            problems.add(Problem.of(
                    one,
                    one.shown() + " is \"" + key.shown(one.text()) + "\""
                            + (e.getMessage().isEmpty() ? "" : ", but " + e.getMessage()) + "; write " + key.wanted()));
        }
    }

    private String unknown(Given one) {
        Optional<Removed> removed = keys.findRemoved(one.name());
        if (removed.isPresent()) {
            return one.shown() + " is no more; write " + removed.get().heir();
        }
        return one.shown() + " is no setting of " + keys.name() + "; " + suggestion(one);
    }

    private String suggestion(Given one) {
        Optional<String> elsewhere = KeysOfProcesses.ALL.meaning(keys.name(), one.name());
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        String before =
                one.shown().substring(0, one.shown().length() - one.name().length());
        return Nearest.of(one.name(), keys.names())
                .map(near -> "did you mean '" + before + near + "'?")
                .orElse("tidemark config docs --process " + keys.name() + " lists what there is");
    }

    private void requireRequired() {
        for (Key<?> key : keys.keys()) {
            if (key.isRequired() && !given.containsKey(key.name())) {
                problems.add(new Problem("", key.name() + " is missing: " + key.says() + "; write " + key.wanted()));
            }
        }
    }

    private <C> C made(Function<Settings, C> make) {
        Optional<C> made = Optional.empty();
        try {
            made = Optional.of(make.apply(this));
        } catch (UnsoundException e) {
            if (problems.isEmpty()) {
                throw new IllegalStateException("nothing says what is wrong with " + e.getMessage(), e);
            }
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("", e.getMessage()));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return made.orElseThrow();
    }

    /** The value of a key that has one: because it was set, or is required, or by default. */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new UnsoundException(key.name()));
    }

    /** The value that was set, else the usual one, if there is any. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Key<T> key) {
        looked.add(key.name());
        if (values.containsKey(key.name())) {
            return Optional.of((T) values.get(key.name()));
        }
        if (given.containsKey(key.name())) {
            throw new UnsoundException(key.name());
        }
        if (keys.find(key.name()).isEmpty()) {
            throw new IllegalStateException(key.name() + " is none of the keys of " + keys.name());
        }
        return key.usual();
    }

    /** The key's name as whoever set it wrote it, e.g. with that of the process before it; else its own. */
    public String shown(Key<?> key) {
        return given.containsKey(key.name()) ? given.get(key.name()).shown() : key.name();
    }

    /** What was set of a family, without its prefix. */
    public Map<String, String> of(Family family) {
        Map<String, String> found = new TreeMap<>();
        given.forEach((name, one) -> {
            if (family.holds(name) && keys.find(name).isEmpty()) {
                found.put(name.substring(family.prefix().length()), one.text());
            }
        });
        return found;
    }

    /**
     * Makes something of some values at once, so that what its maker refuses is told with everything else.
     *
     * @return gives it, if it could be made; whoever asks for what could not be made ends the reading
     */
    public <T> Supplier<T> part(Supplier<T> make) {
        looked.clear();
        try {
            T made = make.get();
            return () -> made;
        } catch (UnsoundException e) {
            return () -> {
                throw e;
            };
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(where(), e.getMessage()));
            return () -> {
                throw new UnsoundException(e.getMessage());
            };
        }
    }

    /** Of the values that were looked at, where those stand that somebody wrote. */
    private String where() {
        return String.join(
                ", ",
                looked.stream()
                        .filter(given::containsKey)
                        .map(name -> given.get(name).source().toString())
                        .filter(source -> !source.isEmpty())
                        .distinct()
                        .toList());
    }

    /** What was set, by key, as it was written. Secrets are in the clear. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        given.forEach((name, one) -> texts.put(name, one.text()));
        return texts;
    }

    /** A value is asked for that is wrong or missing, which has been told. */
    private static final class UnsoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnsoundException(String key) {
            super(key, null, false, false);
        }
    }
}
