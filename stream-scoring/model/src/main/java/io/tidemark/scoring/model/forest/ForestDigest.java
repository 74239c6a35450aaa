package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.parts.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The fingerprint of what a model computes: every test and every leaf that a row can reach, in the order of the trees,
 * and what the sum means. The same trees have the same fingerprint in either format; statistics of training and deleted
 * nodes do not count.
 */
final class ForestDigest {

    private ForestDigest() {}

    /** SHA-256 in lower-case hex. */
    static String of(XgboostModel model) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            ModelHeader header = model.header();
            out.writeUTF(header.objective().toString());
            out.writeInt(header.featureCount());
            out.writeInt(header.outputs());
            for (int output = 0; output < header.outputs(); output++) {
                out.writeInt(Float.floatToIntBits(header.baseMargin(output)));
            }
            for (WeightedTree tree : model.trees()) {
                write(tree, header.featureCount(), out);
            }
            return Sha256.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Level by level, which with the kinds of the nodes gives the tree back. */
    private static void write(WeightedTree weighted, int featureCount, DataOutputStream out) throws IOException {
        Tree tree = weighted.tree();
        int[] nodes = TreeOrder.of(weighted, featureCount).nodes();
        out.writeInt(weighted.output());
        out.writeInt(nodes.length);
        for (int node : nodes) {
            if (tree.isLeaf(node)) {
                out.writeByte(0);
                out.writeInt(Float.floatToIntBits(weighted.leaf(node)));
            } else {
                out.writeByte(tree.isCategorical(node) ? 2 : 1);
                out.writeInt(tree.features()[node]);
                out.writeByte(tree.defaultLeft()[node]);
                writeTest(tree, node, out);
            }
        }
    }

    private static void writeTest(Tree tree, int node, DataOutputStream out) throws IOException {
        if (!tree.isCategorical(node)) {
            out.writeInt(Float.floatToIntBits(tree.conditions()[node]));
            return;
        }
        int[] categories = tree.categories()[node];
        out.writeInt(categories.length);
        for (int category : categories) {
            out.writeInt(category);
        }
    }
}
