package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.scoring.model.engine.InvalidModelException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A model file read value by value, whatever its encoding. Each method consumes exactly the next value, and throws
 * {@link InvalidModelException} naming the place if that value is of another kind or damaged.
 */
abstract class ModelFile {

    /** XGBoost's own files are 7 deep. */
    private static final int DEEPEST = 32;

    private final Deque<String> path = new ArrayDeque<>();

    /** Opens a file of the format {@code json} or {@code ubj}. */
    static ModelFile open(byte[] bytes, String format) {
        return switch (format) {
            case "json" -> new JsonModelFile(bytes);
            case "ubj" -> new UbjModelFile(bytes);
            default -> throw new IllegalArgumentException("a model's format is json or ubj, not " + format);
        };
    }

    /** Reads an object; the consumer gets each name and must consume its value. */
    final void object(Consumer<String> field) {
        Set<String> seen = new HashSet<>();
        enterObject();
        for (String name = nextName(); name != null; name = nextName()) {
            if (!seen.add(name)) {
                throw invalid("has the field '" + shortened(name) + "' twice");
            }
            descend(name);
            field.accept(name);
            path.removeLast();
        }
    }

    /** Reads an array; the action must consume one element whenever it runs. */
    final void array(Runnable element) {
        long length = enterArray();
        for (int i = 0; nextElement(length, i); i++) {
            descend(String.valueOf(i));
            element.run();
            path.removeLast();
        }
    }

    abstract String text();

    abstract float[] floats();

    /** Whole numbers; false and true count as 0 and 1, as files of XGBoost 1.x have them. */
    abstract int[] ints();

    /** Whole numbers of any size. */
    abstract long[] longs();

    /** A single whole number. */
    abstract int integer();

    /** Consumes a value of any kind. */
    abstract void skip();

    /** Consumes a value of any kind and writes it as JSON, numbers with the same value. */
    abstract void copy(JsonGenerator out) throws IOException;

    /** Makes sure that nothing follows. */
    abstract void end();

    abstract void enterObject();

    /** The next name in the object, or null at its end. */
    abstract String nextName();

    /** Enters an array; its length if known in advance, else -1. */
    abstract long enterArray();

    /** Whether element {@code index} follows; consumes the end of the array if not. */
    abstract boolean nextElement(long length, int index);

    /** A whole number written as text, as XGBoost writes its parameters. */
    final int parameter() {
        String text = text();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid("is '" + shortened(text) + "', but must be a whole number");
        }
    }

    /** Categories that were floats in a data frame are whole numbers all the same. */
    final long whole(float number) {
        if (number != (long) number) {
            throw invalid("holds " + number + ", but must hold whole numbers only");
        }
        return (long) number;
    }

    final InvalidModelException invalid(String what) {
        return new InvalidModelException("the model file's " + place() + " " + what);
    }

    private void descend(String name) {
        path.addLast(name);
        if (path.size() > DEEPEST) {
            throw invalid("is nested more than " + DEEPEST + " deep");
        }
    }

    private String place() {
        if (path.isEmpty()) {
            return "root";
        }
        StringBuilder place = new StringBuilder();
        for (Iterator<String> names = path.iterator(); names.hasNext(); ) {
            place.append(shortened(names.next())).append(names.hasNext() ? "." : "");
        }
        return place.toString();
    }

    static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 40 ? clean.substring(0, 40) + "..." : clean;
    }
}
