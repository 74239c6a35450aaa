package io.tidemark.scoring.model.kind;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileKindsTest {

    private static final String MODEL =
            "{\"learner\":{\"learner_model_param\":{},\"gradient_booster\":{\"model\":{\"trees\":[]}}}}";

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(
                        FileKind.LFS_POINTER,
                        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345"),
                arguments(FileKind.LIGHTGBM, "tree\nversion=v4\nnum_class=1\nobjective=binary sigmoid:1"),
                arguments(FileKind.LIGHTGBM, "{\"name\":\"tree\",\"tree_info\":[{\"tree_structure\":{}}]}"),
                arguments(FileKind.XGBOOST_DUMP, "booster[0]:\n0:[f0<0.5] yes=1,no=2,missing=1"),
                arguments(FileKind.XGBOOST_DUMP, "[ { \"nodeid\": 0, \"depth\": 0, \"split\": \"amount\" } ]"),
                arguments(
                        FileKind.XGBOOST_CONFIG,
                        "{\"learner\":{\"generic_param\":{},\"gradient_booster\":{\"gbtree_train_param\":{}},"
                                + "\"learner_model_param\":{}}}"),
                arguments(FileKind.CATBOOST, "{\"features_info\":{},\"oblivious_trees\":[]}"),
                arguments(FileKind.WEB_PAGE, "<!DOCTYPE html><html><body>404</body></html>"),
                arguments(FileKind.PMML, "<?xml version=\"1.0\"?><PMML version=\"4.4\">"),
                arguments(FileKind.OTHER_JSON, "{\"hello\":1}"),
                arguments(FileKind.LFS_POINTER, "version https://hawser.github.com/spec/v1\noid sha256:4d7a"),
                arguments(FileKind.OTHER_POINTER, "/annex/objects/SHA256E-s12--4d7a.json"),
                arguments(FileKind.OTHER_POINTER, "../.git/annex/objects/Qx/6k/SHA256E-s12--4d7a.json"),
                arguments(FileKind.OTHER_POINTER, "outs:\n- md5: a304afb96060aad90176268345e10355\n  path: model.json"),
                arguments(FileKind.LIGHTGBM, "\u00ef\u00bb\u00bftree\r\nversion=v3"),
                arguments(FileKind.XGBOOST_DUMP, "0:[f0<0.5] yes=1,no=2,missing=1\n\t1:leaf=0.1"),
                arguments(FileKind.XGBOOST_DUMP, "0:leaf=0.1"),
                arguments(FileKind.XGBOOST_DUMP, "booster[0]:\r\n0:[amount<50]"),
                arguments(FileKind.XGBOOST_DUMP, "digraph {\n    graph [ rankdir=TB ]"),
                arguments(FileKind.XGBOOST_DUMP, "Tree,Node,ID,Feature,Split,Yes,No"),
                arguments(FileKind.XGBOOST_SNAPSHOT, "{\"Config\":{\"learner\":{}},\"Model\":{\"learner\":{}}}"),
                arguments(FileKind.XGBOOST_SNAPSHOT, "{L\0\0\0\0\0\0\0\6Config{L\0\0\0\0\0\0\0\7learner"),
                arguments(FileKind.WEB_PAGE, "<?xml version=\"1.0\"?><!-- moved --><html><body>Sign in</body>"),
                arguments(FileKind.EMPTY, " \n\t"),
                arguments(FileKind.PICKLE, "ccopy_reg\n_reconstructor\np0\n"),
                arguments(FileKind.PICKLE, "(dp0\nS'model'\n"),
                arguments(FileKind.UTF_16, "\u00ff\u00fe{\0\"\0l\0"),
                arguments(FileKind.UTF_16, "\u00fe\u00ff\0{\0\""),
                arguments(FileKind.UTF_16, "{\0\"\0l\0"),
                arguments(FileKind.R_OBJECT, "X\n\0\0\0\3\0\4"),
                arguments(FileKind.OTHER_JSON, "{\"lear"),
                arguments(FileKind.UNKNOWN, "xylophone"),
                arguments(FileKind.UNKNOWN, "transaction_id,score"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void texts_are_told_by_what_they_say(FileKind kind, String text) {
        assertThat(FileKinds.of(text.getBytes(ISO_8859_1))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "PICKLE, '\u0080\u0004\u0095'",
        "PICKLE, '\u0080\u0002cxgboost'",
        "CATBOOST, 'CBM1\u0010\u0020'",
        "ONNX, '\u0008\u0007\u0012\u000bskl2onnx'",
        "COMPRESSED, 'x\u009c\u0001'",
        "COMPRESSED, 'BZh91AY'",
        "COMPRESSED, '\u00fd7zXZ\u0000'",
        "COMPRESSED, '(\u00b5/\u00fd\u0004'",
        "NEURAL_NETWORK, '\u0089HDF\r\n\u001a\n'",
        "NEURAL_NETWORK, '\u001c\u0000\u0000\u0000TFL3'",
        "NEURAL_NETWORK, '\b\u0001\u0012\u0010serving_default'",
        "ONNX, '\b\u0008\u0012\u000bOnnxMLTools\u001a'",
        "ONNX, '\b\u0008\u0012\u0007pytorch'",
        "JAVA_OBJECT, '\u00ac\u00ed\u0000\u0005sr'",
        "R_OBJECT, 'RDX3\nX\n'",
        "XGBOOST_BINARY, 'binf\u0000\u0000'",
        "XGBOOST_BINARY,"
                + " '\u0000\u0000\u0000\u003f\u000f\u0000\u0000\u0000\u000f\u0000\u0000\u0000\u0000\u0000\u0000\u0000binary:logistic'",
    })
    void binaries_are_told_by_their_marks(FileKind kind, String bytes) {
        assertThat(FileKinds.of(bytes.getBytes(ISO_8859_1))).isEqualTo(kind);
    }

    @Test
    void models_of_xgboost_have_a_format_and_everything_else_a_sentence() {
        assertThat(FileKinds.of(MODEL.getBytes(ISO_8859_1)).format("f")).isEqualTo("json");
        assertThat(FileKinds.of(("\u00ef\u00bb\u00bf \n" + MODEL).getBytes(ISO_8859_1))
                        .format("f"))
                .isEqualTo("json");
        assertThat(FileKinds.of("{L\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0007learner{".getBytes(ISO_8859_1))
                        .format("f"))
                .isEqualTo("ubj");
        for (FileKind kind : FileKind.values()) {
            if (!kind.isXgboost()) {
                assertThatThrownBy(() -> kind.format("m.bin"))
                        .isInstanceOf(UnsupportedModelException.class)
                        .hasMessageStartingWith("m.bin is ");
            }
        }
    }

    @Test
    void archives_are_bundles_only_with_a_manifest() throws IOException {
        assertThat(FileKinds.of(zip("manifest.json"))).isEqualTo(FileKind.BUNDLE);
        assertThat(FileKinds.of(zip("weights.bin"))).isEqualTo(FileKind.ARCHIVE);
        assertThat(FileKinds.of(zip("model.weights.h5"))).isEqualTo(FileKind.NEURAL_NETWORK);
        assertThat(FileKinds.of(zip("archive/data.pkl"))).isEqualTo(FileKind.NEURAL_NETWORK);
    }

    @Test
    void a_compressed_file_and_an_empty_one_are_told() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(1);
        }
        assertThat(FileKinds.of(bytes.toByteArray())).isEqualTo(FileKind.COMPRESSED);
        assertThat(FileKinds.of(new byte[0])).isEqualTo(FileKind.EMPTY);
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(1);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
