package io.tidemark.testkit.poison;

import io.tidemark.log.topics.Topic;
import java.util.List;
import java.util.function.Function;

/**
 * A class of poison.
 *
 * @param name stands in ids and in reports
 * @param topic that it is meant for
 * @param mostDoses of one run: what is large, or makes somebody wait, comes a few times only
 */
public record Poison(String name, Topic<?> topic, int mostDoses, Recipe recipe) {

    /** Of which any number may come. */
    public static Poison of(String name, Topic<?> topic, Recipe recipe) {
        return new Poison(name, topic, Integer.MAX_VALUE, recipe);
    }

    /** Whose dose is one record. */
    public static Poison one(String name, Topic<?> topic, Function<Ingredients, PoisonRecord> recipe) {
        return of(name, topic, ingredients -> List.of(recipe.apply(ingredients)));
    }

    /** The same, a few times at most. */
    public Poison atMost(int doses) {
        return new Poison(name, topic, doses, recipe);
    }
}
