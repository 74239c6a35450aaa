package io.tidemark.settings;

import io.tidemark.settings.kind.Kind;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.settings.kind.UnfitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One setting: what it is called, what it takes, what it is unless somebody sets it, and what it means. Immutable; the
 * methods that say more return another.
 *
 * @param <T> of its values
 */
public final class Key<T> implements Entry {

    private final String name;
    private final Kind<T> kind;
    private final String says;
    private Optional<T> usual = Optional.empty();
    private String usualWords = "none";
    private Optional<Limit<T>> least = Optional.empty();
    private Optional<Limit<T>> most = Optional.empty();
    private boolean required;
    private boolean secret;
    private boolean readAnew;
    private List<String> formerly = List.of();

    private Key(String name, Kind<T> kind, String says) {
        this.name = name;
        this.kind = kind;
        this.says = says;
    }

    private Key(Key<T> other) {
        this(other.name, other.kind, other.says);
        usual = other.usual;
        usualWords = other.usualWords;
        least = other.least;
        most = other.most;
        required = other.required;
        secret = other.secret;
        readAnew = other.readAnew;
        formerly = other.formerly;
    }

    /**
     * A key that need not be set and has no value unless it is.
     *
     * @param name in lower case, parts divided by points
     * @param says what it means: one sentence or a clause, with units
     */
    public static <T> Key<T> of(String name, Kind<T> kind, String says) {
        return new Key<>(name, kind, says);
    }

    /** With a value for whoever sets none. */
    public Key<T> usually(T value) {
        Key<T> key = new Key<>(this);
        key.usual = Optional.of(value);
        key.usualWords = kind.print(value);
        return key;
    }

    /**
     * Where the usual value follows from something else: what it is, in words. There is none as far as
     * {@link Settings#get} goes.
     */
    public Key<T> usuallyAs(String words) {
        Key<T> key = new Key<>(this);
        key.usualWords = words;
        return key;
    }

    /** Refused without a value. */
    public Key<T> required() {
        Key<T> key = new Key<>(this);
        key.required = true;
        key.usualWords = "required";
        return key;
    }

    public Key<T> atLeast(T value) {
        return bounded(Optional.of(new Limit<>(value, true)), most);
    }

    public Key<T> moreThan(T value) {
        return bounded(Optional.of(new Limit<>(value, false)), most);
    }

    public Key<T> atMost(T value) {
        return bounded(least, Optional.of(new Limit<>(value, true)));
    }

    public Key<T> lessThan(T value) {
        return bounded(least, Optional.of(new Limit<>(value, false)));
    }

    private Key<T> bounded(Optional<Limit<T>> from, Optional<Limit<T>> to) {
        Key<T> key = new Key<>(this);
        key.least = from;
        key.most = to;
        return key;
    }

    /** Its value is never shown. */
    public Key<T> secret() {
        Key<T> key = new Key<>(this);
        key.secret = true;
        return key;
    }

    /**
     * What lies at the path that it names is read anew while the process runs; the path itself, as every value, is read
     * once.
     *
     * @throws IllegalArgumentException if its values are no paths
     */
    public Key<T> readAnew() {
        if (!Kinds.PATH.equals(kind) && !Kinds.SECRET_FILE.equals(kind)) {
            throw new IllegalArgumentException(name + " names no file: its value is read once");
        }
        Key<T> key = new Key<>(this);
        key.readAnew = true;
        return key;
    }

    /** With names that it had before, which are still understood, with a warning. */
    public Key<T> formerly(String... names) {
        Key<T> key = new Key<>(this);
        key.formerly = List.of(names);
        return key;
    }

    public String name() {
        return name;
    }

    public Kind<T> kind() {
        return kind;
    }

    public String says() {
        return says;
    }

    /** Its value unless it is set. */
    public Optional<T> usual() {
        return usual;
    }

    /** The same in words, for the reference. */
    public String usualWords() {
        return usualWords;
    }

    public boolean isRequired() {
        return required;
    }

    public boolean isSecret() {
        return secret;
    }

    public boolean isReadAnew() {
        return readAnew;
    }

    public List<String> formerNames() {
        return formerly;
    }

    /** @throws UnfitException if the text is no value of this key */
    public T parse(String text) throws UnfitException {
        T value = kind.parse(text);
        if (isBelow(value, kind.least().map(limit -> new Limit<>(limit, true)))
                || isBelow(value, least)
                || isAbove(value, kind.most().map(limit -> new Limit<>(limit, true)))
                || isAbove(value, most)) {
            throw new UnfitException();
        }
        return value;
    }

    private boolean isBelow(T value, Optional<Limit<T>> limit) {
        return limit.isPresent() && isBeyond(kind.compare(value, limit.get().value()), limit.get());
    }

    private boolean isAbove(T value, Optional<Limit<T>> limit) {
        return limit.isPresent() && isBeyond(kind.compare(limit.get().value(), value), limit.get());
    }

    private static boolean isBeyond(int difference, Limit<?> limit) {
        return limit.inclusive() ? difference < 0 : difference <= 0;
    }

    /** What to write, bounds included. */
    public String wanted() {
        String bounds = bounds();
        return bounds.isEmpty() ? kind.wanted() : kind.wanted() + ", " + bounds;
    }

    /** Bounds of its own, e.g. {@code at least 1 and at most 100} or {@code more than 0}; empty without any. */
    public String bounds() {
        List<String> words = new ArrayList<>();
        least.ifPresent(
                limit -> words.add((limit.inclusive() ? "at least " : "more than ") + kind.print(limit.value())));
        most.ifPresent(limit -> words.add((limit.inclusive() ? "at most " : "less than ") + kind.print(limit.value())));
        return String.join(" and ", words);
    }

    /** A text of it as it may be shown. */
    String shown(String text) {
        return secret ? Secrets.MASK : Secrets.maskedUrl(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
