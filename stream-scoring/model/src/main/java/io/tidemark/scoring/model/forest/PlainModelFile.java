package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.scoring.model.engine.InvalidModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A model file whose trees test the values that rows have, whoever reads it. Files of XGBoost 3.1 and later may test
 * codes instead and say in {@code cats} what these mean; with plain rows XGBoost itself takes the values for codes, in
 * silence.
 *
 * @param format {@code json} or {@code ubj}
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
public record PlainModelFile(byte[] content, String format) {

    private static final Set<String> CATEGORY_FIELDS =
            Set.of("categories", "categories_nodes", "categories_segments", "categories_sizes");

    /**
     * The file itself if its trees test values already, else the same model as JSON with values in place of codes and
     * without {@code cats}.
     *
     * @param names the numbers that rows hold for categories that are texts
     * @throws InvalidModelException if the file is damaged
     * @throws io.tidemark.scoring.model.engine.UnsupportedModelException if there is no number for a category
     */
    public static PlainModelFile of(byte[] file, String format, CategoryNames names) {
        byte[] content = format.equals("json") ? bare(file) : file;
        if (!namesCategories(content, format)) {
            return new PlainModelFile(content, format);
        }
        ParsedModel model = ParsedModel.read(content, format);
        CategoryLookup lookup = model.lookup(names);
        List<Tree> trees = model.trees().stream()
                .map(WeightedTree::tree)
                .map(lookup::translated)
                .toList();
        return new PlainModelFile(new Copy(ModelFile.open(content, format), trees).bytes(), "json");
    }

    /** Without what editors and shells put around it: the native library tells JSON by the very first character. */
    private static byte[] bare(byte[] content) {
        int from = content.length > 2
                        && content[0] == (byte) 0xef
                        && content[1] == (byte) 0xbb
                        && content[2] == (byte) 0xbf
                ? 3
                : 0;
        int to = content.length;
        while (from < to && isSpace(content[from])) {
            from++;
        }
        while (to > from && isSpace(content[to - 1])) {
            to--;
        }
        return to - from == content.length ? content : Arrays.copyOfRange(content, from, to);
    }

    private static boolean isSpace(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    /** Looks at no tree: what kinds of trees a file may have is not asked unless they test codes. */
    private static boolean namesCategories(byte[] content, String format) {
        ModelFile file = ModelFile.open(content, format);
        BoosterReader booster = BoosterReader.withoutTrees(file);
        HeaderReader header = new HeaderReader(file, booster);
        header.readWhole();
        return booster.categories().stream().anyMatch(columns -> !columns.isEmpty());
    }

    /** Copies a file but for its categories. */
    private static final class Copy {

        private final ModelFile file;
        private final List<Tree> trees;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private JsonGenerator out;
        private int next;

        Copy(ModelFile file, List<Tree> trees) {
            this.file = file;
            this.trees = trees;
        }

        byte[] bytes() {
            try (JsonGenerator generator = new JsonFactory().createGenerator(bytes)) {
                out = generator.disable(JsonGenerator.Feature.QUOTE_NON_NUMERIC_NUMBERS);
                object(this::field);
                file.end();
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written to", e);
            }
            return bytes.toByteArray();
        }

        private interface Field {
            /** Writes name and value, or leaves both out. */
            void copy(String name) throws IOException;
        }

        private void object(Field field) throws IOException {
            out.writeStartObject();
            file.object(name -> unchecked(() -> field.copy(name)));
            out.writeEndObject();
        }

        private void field(String name) throws IOException {
            switch (name) {
                case "cats" -> file.skip();
                case "learner", "gradient_booster", "gbtree", "model" -> {
                    out.writeFieldName(name);
                    object(this::field);
                }
                case "trees" -> {
                    out.writeFieldName(name);
                    out.writeStartArray();
                    file.array(() -> unchecked(this::tree));
                    out.writeEndArray();
                }
                default -> {
                    out.writeFieldName(name);
                    file.copy(out);
                }
            }
        }

        private void tree() throws IOException {
            Tree tree = trees.get(next++);
            out.writeStartObject();
            file.object(name -> unchecked(() -> {
                if (CATEGORY_FIELDS.contains(name)) {
                    file.skip();
                } else {
                    out.writeFieldName(name);
                    file.copy(out);
                }
            }));
            categories(tree);
            out.writeEndObject();
        }

        /** Node by node, the categories of all of them one behind the other. */
        private void categories(Tree tree) throws IOException {
            int[] nodes =
                    IntStream.range(0, tree.size()).filter(tree::isCategorical).toArray();
            int[] sizes = new int[nodes.length];
            int[] starts = new int[nodes.length];
            int next = 0;
            for (int i = 0; i < nodes.length; i++) {
                starts[i] = next;
                sizes[i] = tree.categories()[nodes[i]].length;
                next += sizes[i];
            }
            array("categories_nodes", nodes);
            array("categories_segments", starts);
            array("categories_sizes", sizes);
            array(
                    "categories",
                    Arrays.stream(nodes)
                            .flatMap(node -> Arrays.stream(tree.categories()[node]))
                            .toArray());
        }

        private void array(String name, int[] values) throws IOException {
            out.writeFieldName(name);
            out.writeArray(values, 0, values.length);
        }

        private interface Write {
            void run() throws IOException;
        }

        private static void unchecked(Write write) {
            try {
                write.run();
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written to", e);
            }
        }
    }
}
