package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;

/**
 * How the trees were grown: those of a round of training one behind the other, {@code num_parallel_tree} for each
 * output.
 *
 * @param ends the number of trees up to the end of each round, 0 before the first: XGBoost's {@code iteration_indptr}
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record Rounds(int[] ends) {

    /**
     * @param indptr what the file says; empty in files of before 2.0, in which all rounds are alike
     * @param treesARound of all outputs
     */
    static Rounds of(int[] indptr, int trees, int treesARound) {
        int[] ends = indptr.length > 0 ? indptr : alike(trees, treesARound);
        int before = 0;
        for (int end : ends) {
            if (end < before) {
                throw new InvalidModelException("the model file's iteration_indptr goes back to " + end);
            }
            before = end;
        }
        if (ends[0] != 0 || before != trees) {
            throw new InvalidModelException("the model file's iteration_indptr leads from " + ends[0] + " to " + before
                    + ", but must lead from" + " 0 to its " + trees + " trees");
        }
        return new Rounds(ends);
    }

    private static int[] alike(int trees, int treesARound) {
        if (trees % treesARound != 0) {
            throw new InvalidModelException(
                    "the model file's " + trees + " trees are no rounds of " + treesARound + " (num_parallel_tree)");
        }
        int[] ends = new int[trees / treesARound + 1];
        for (int round = 1; round < ends.length; round++) {
            ends[round] = round * treesARound;
        }
        return ends;
    }

    int count() {
        return ends.length - 1;
    }

    /** @param rounds how many count; 0 for all */
    int trees(int rounds) {
        if (rounds >= ends.length) {
            throw new InvalidModelException("the model file's best_iteration is " + (rounds - 1) + ", but it has "
                    + (ends.length - 1) + " rounds of training, counted from 0");
        }
        return ends[rounds == 0 ? ends.length - 1 : rounds];
    }
}
