package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.parts.BundlePart;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files damaged by chance, to the byte and in what they say: each is refused in a sentence or does no harm.
 * {@code -Dtidemark.mutants=10000} says how many in all, {@code -Dtidemark.mutants.seed} which; a failure names its
 * seed.
 */
@Timeout(1_800)
class MutatedModelTest {

    private static final int KINDS = 3;
    private static final int MUTANTS = Integer.getInteger("tidemark.mutants", 900) / KINDS + 1;
    private static final long SEED = Long.getLong("tidemark.mutants.seed", 1);
    /** The most that sets of categories may ask for while their array grows, and room. */
    private static final long MOST_BYTES = 300L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<RandomModel> MODELS = List.of(
            new RandomModel(11, 6, 3, 4, false),
            new RandomModel(12, 8, 4, 5, true),
            new RandomModel(13, 6, 3, 4, false, 0.5),
            new RandomModel(14, 8, 3, 4, false, 0.2).withBestIteration(4));

    @TempDir
    Path keys;

    private int sound;
    private int letIn;

    @ParameterizedTest
    @ValueSource(strings = {"json", "ubj"})
    void noDamagedModelIsLetInThatScoresAnythingElse(String format) throws IOException {
        Forger forger = new Forger(keys);
        List<GoldenVectors> golden =
                MODELS.stream().map(MutatedModelTest::golden).toList();
        for (int i = 0; i < MUTANTS; i++) {
            int kind = (int) ((SEED + i) % MODELS.size());
            RandomModel model = MODELS.get(kind);
            guarded(
                    format,
                    SEED + i,
                    random -> check(forger, model, golden.get(kind), mutant(model, format, random), format));
        }
        System.out.printf(
                "%d damaged %s models: none let in by its hash or its signature; %d still sound, %d of them the same trees%n",
                MUTANTS, format, sound, letIn);
    }

    private void check(Forger forger, RandomModel model, GoldenVectors golden, byte[] mutant, String format)
            throws IOException {
        boolean isSound = isSound(mutant, format);
        String part = format.equals("json") ? BundlePart.MODEL_JSON : BundlePart.MODEL_UBJ;
        Bundle signed = forger.signed(bytes(model, format), format, golden);
        Bundle unsigned = forger.unsigned(bytes(model, format), format, golden);
        Bundle rehashed = forger.unsigned(mutant, format, golden);
        assertThat(forger.signedIsLetIn(Forger.with(signed, part, mutant))).isFalse();
        assertThat(forger.signedIsLetIn(
                        Forger.with(rehashed, BundlePart.SIGNATURE, Forger.entry(signed, BundlePart.SIGNATURE))))
                .isFalse();
        assertThat(forger.unsignedIsLetIn(Forger.with(unsigned, part, mutant))).isFalse();
        // Nobody signs, and the hashes are made to fit: the golden vectors and the fingerprint are what is left.
        boolean isLetIn = forger.unsignedIsLetIn(rehashed.bytes());
        assertThat(isLetIn)
                .isEqualTo(isSound
                        && golden.difference(CompiledForest.compile(mutant, format))
                                .isEmpty());
        sound += isSound ? 1 : 0;
        letIn += isLetIn ? 1 : 0;
        if (isLetIn) {
            assertThat(trees(mutant, format)).isEqualTo(trees(bytes(model, format), format));
        }
    }

    /** What the trees that count say, in words of the test. */
    private static String trees(byte[] model, String format) {
        StringBuilder said = new StringBuilder();
        XgboostModel read = XgboostModel.read(model, format);
        for (WeightedTree weighted : read.trees()) {
            Tree tree = weighted.tree();
            for (int node : TreeOrder.of(weighted, read.header().featureCount()).nodes()) {
                said.append(
                        tree.isLeaf(node)
                                ? "leaf " + weighted.leaf(node)
                                : "feature " + tree.features()[node] + " missing " + tree.defaultLeft()[node]
                                        + (tree.isCategorical(node)
                                                ? Arrays.toString(tree.categories()[node])
                                                : " at " + tree.conditions()[node]));
                said.append('\n');
            }
        }
        return said.toString();
    }

    @Test
    void noDamagedBundleIsLetIn() throws IOException {
        Forger forger = new Forger(keys);
        RandomModel model = MODELS.get(0);
        Bundle signed = forger.signed(model.json(), "json", golden(model));
        for (int i = 0; i < MUTANTS; i++) {
            guarded("bundle", SEED + i, random -> {
                byte[] mutant = new Mutation(random).ofBytes(signed.bytes());
                assertThat(forger.signedIsLetIn(mutant)).isFalse();
            });
        }
        System.out.printf("%d damaged bundles: none let in%n", MUTANTS);
    }

    private static boolean isSound(byte[] mutant, String format) {
        try {
            CompiledForest forest = CompiledForest.compile(mutant, format);
            float[] row = new float[forest.featureCount()];
            assertThat(forest.margin(row)).isNotNaN();
            explain(mutant, format, row);
            return true;
        } catch (InvalidModelException | UnsupportedModelException e) {
            assertSentence(e);
            return false;
        }
    }

    private static void explain(byte[] mutant, String format, float[] row) {
        try {
            ForestContributions.of(mutant, format).contributions(row, new double[row.length]);
        } catch (UnsupportedModelException e) {
            assertSentence(e);
        }
    }

    static void assertSentence(RuntimeException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        assertThat(e.getMessage().length()).isLessThan(600);
    }

    private static byte[] mutant(RandomModel model, String format, SplittableRandom random) {
        Mutation mutation = new Mutation(random);
        byte[] whole = bytes(model, format);
        byte[] mutant = whole;
        // What is said differently may be written in the same way.
        while (Arrays.equals(mutant, whole)) {
            mutant = random.nextBoolean() ? mutation.ofBytes(whole) : bytes(mutation.ofStructure(model.root()), format);
        }
        return mutant;
    }

    private static byte[] bytes(RandomModel model, String format) {
        return bytes(model.root(), format);
    }

    private static byte[] bytes(ObjectNode root, String format) {
        return format.equals("json") ? root.toString().getBytes(StandardCharsets.UTF_8) : UbjWriter.write(root);
    }

    private static GoldenVectors golden(RandomModel model) {
        List<float[]> rows =
                IntStream.range(0, 200).mapToObj(i -> finite(model.row())).toList();
        return GoldenVectors.compute(CompiledForest.compile(model.json(), "json"), rows);
    }

    private static float[] finite(float[] row) {
        for (int f = 0; f < row.length; f++) {
            row[f] = Float.isInfinite(row[f]) ? 0 : row[f];
        }
        return row;
    }

    private static void guarded(String what, long seed, Check check) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            check.run(new SplittableRandom(seed));
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        } catch (Exception | Error e) {
            throw new AssertionError(what + " damaged with -Dtidemark.mutants.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    private interface Check {
        void run(SplittableRandom random) throws IOException;
    }
}
