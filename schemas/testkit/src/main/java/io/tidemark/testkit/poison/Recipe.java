package io.tidemark.testkit.poison;

import java.util.List;

/** Makes one dose of a class of poison. */
@FunctionalInterface
public interface Recipe {

    /**
     * The records of one dose, in the order in which they are to be sent; what it leaves to chance comes from the
     * ingredients alone.
     */
    List<PoisonRecord> brew(Ingredients ingredients);
}
