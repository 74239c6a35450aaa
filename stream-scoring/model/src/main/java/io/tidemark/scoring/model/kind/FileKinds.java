package io.tidemark.scoring.model.kind;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells kinds of files apart by what they begin with, as their makers write it. */
public final class FileKinds {

    /** As much as is looked at: all kinds say in their first lines what they are, XGBoost's JSON somewhere. */
    private static final int HEAD = 4_096;

    private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";
    private static final Pattern TEXT_DUMP =
            Pattern.compile("booster\\[\\d+\\]:?\\s|\\d+:(\\[|leaf=)|digraph \\{|Tree,Node,ID,");
    /** Protocols 0 and 1 are text. */
    private static final Pattern TEXT_PICKLE = Pattern.compile("c[\\w.]+\\n\\w+\\n|\\((dp|lp|i)|[}\\]]q");

    private static final Pattern OBJECTIVE = Pattern.compile("(binary|reg|multi|rank|count|survival):[a-z]");
    private static final Pattern SNAPSHOT = Pattern.compile("\\{\\s*\"?(L\u0000{7}\u0006)?Config");

    private static final Map<String, FileKind> MARKS = marks();

    private FileKinds() {}

    private static Map<String, FileKind> marks() {
        Map<String, FileKind> marks = new LinkedHashMap<>();
        marks.put("\u00ff\u00fe", FileKind.UTF_16);
        marks.put("\u00fe\u00ff", FileKind.UTF_16);
        marks.put("{\u0000", FileKind.UTF_16);
        marks.put("\u0000{", FileKind.UTF_16);
        marks.put("CBM1", FileKind.CATBOOST);
        marks.put("\u0089HDF\r\n", FileKind.NEURAL_NETWORK);
        marks.put("\u00ac\u00ed\u0000\u0005", FileKind.JAVA_OBJECT);
        marks.put("RDX", FileKind.R_OBJECT);
        marks.put("X\n\u0000\u0000\u0000", FileKind.R_OBJECT);
        marks.put("A\n2\n", FileKind.R_OBJECT);
        marks.put("A\n3\n", FileKind.R_OBJECT);
        marks.put("binf", FileKind.XGBOOST_BINARY);
        marks.put("bs64", FileKind.XGBOOST_BINARY);
        for (String compressed : Packed.MARKS) {
            marks.put(compressed, FileKind.COMPRESSED);
        }
        return marks;
    }

    /** The kind of a file with this content. */
    public static FileKind of(byte[] content) {
        String head = new String(content, 0, Math.min(HEAD, content.length), ISO_8859_1);
        String text = (head.startsWith(UTF_8_MARK) ? head.substring(UTF_8_MARK.length()) : head).stripLeading();
        if (text.isEmpty() && content.length <= HEAD) {
            return FileKind.EMPTY;
        }
        for (Map.Entry<String, FileKind> mark : MARKS.entrySet()) {
            if (head.startsWith(mark.getKey())) {
                return mark.getValue();
            }
        }
        FileKind said = text(text);
        if (said != FileKind.UNKNOWN) {
            return said;
        }
        return text.startsWith("{") || text.startsWith("[") ? structured(content, text) : binary(content, head);
    }

    /** Behind the brace of a UBJSON object stands the mark of a number, which JSON never has there. */
    private static FileKind structured(byte[] content, String text) {
        boolean binary = text.startsWith("{") && text.length() > 1 && "iUIlL".indexOf(text.charAt(1)) >= 0;
        if (SNAPSHOT.matcher(text).lookingAt()) {
            return FileKind.XGBOOST_SNAPSHOT;
        }
        if (binary) {
            return has(content, "learner") ? xgboost(content, FileKind.XGBOOST_UBJ) : FileKind.UNKNOWN;
        }
        if (has(content, "\"nodeid\"") && !has(content, "\"learner\"")) {
            return FileKind.XGBOOST_DUMP;
        }
        if (has(content, "\"learner\"")) {
            return xgboost(content, FileKind.XGBOOST_JSON);
        }
        if (has(content, "\"oblivious_trees\"") || has(content, "\"features_info\"")) {
            return FileKind.CATBOOST;
        }
        return has(content, "\"tree_info\"") && has(content, "\"tree_structure\"")
                ? FileKind.LIGHTGBM
                : FileKind.OTHER_JSON;
    }

    private static FileKind xgboost(byte[] content, FileKind kind) {
        boolean model = has(content, "learner_model_param") && has(content, "gradient_booster");
        boolean trees = has(content, "\"trees\"") || has(content, "trees[") || has(content, "weights");
        return model && !trees && has(content, "_train_param") ? FileKind.XGBOOST_CONFIG : kind;
    }

    private static FileKind text(String text) {
        if (text.startsWith("version https://git-lfs") || text.startsWith("version https://hawser")) {
            return FileKind.LFS_POINTER;
        }
        if (text.startsWith("/annex/objects/")
                || text.contains(".git/annex/objects/")
                || text.startsWith("outs:\n- ")) {
            return FileKind.OTHER_POINTER;
        }
        if (text.startsWith("tree\n") || text.startsWith("tree\r\n")) {
            return FileKind.LIGHTGBM;
        }
        if (TEXT_DUMP.matcher(text).lookingAt()) {
            return FileKind.XGBOOST_DUMP;
        }
        if (TEXT_PICKLE.matcher(text).lookingAt()) {
            return FileKind.PICKLE;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<") && lower.contains("<html")) {
            return FileKind.WEB_PAGE;
        }
        return lower.startsWith("<") && lower.contains("<pmml") ? FileKind.PMML : FileKind.UNKNOWN;
    }

    private static FileKind binary(byte[] content, String head) {
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return archive(content);
        }
        if (head.startsWith("\u0080") && head.length() > 1 && head.charAt(1) <= 5) {
            return FileKind.PICKLE;
        }
        if (head.startsWith("TFL3", 4)) {
            return FileKind.NEURAL_NETWORK;
        }
        // A message of Protocol Buffers whose first field is a small number: the version of ONNX or of TensorFlow.
        String lower = head.toLowerCase(Locale.ROOT);
        if (head.startsWith("\b")) {
            if (lower.contains("onnx") || lower.contains("pytorch") || has(content, "ai.onnx")) {
                return FileKind.ONNX;
            }
            if (has(content, "tensorflow") || has(content, "serving_default")) {
                return FileKind.NEURAL_NETWORK;
            }
        }
        return OBJECTIVE.matcher(head).find() ? FileKind.XGBOOST_BINARY : FileKind.UNKNOWN;
    }

    /** By the names of what is in it, which stand in it as they are. */
    private static FileKind archive(byte[] content) {
        if (has(content, "manifest.json")) {
            return FileKind.BUNDLE;
        }
        boolean network = has(content, "model.weights.h5")
                || has(content, "saved_model.pb")
                || has(content, "/data.pkl")
                || has(content, ".keras_metadata");
        return network ? FileKind.NEURAL_NETWORK : FileKind.ARCHIVE;
    }

    private static boolean has(byte[] content, String ascii) {
        byte[] wanted = ascii.getBytes(ISO_8859_1);
        int last = content.length - wanted.length;
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < wanted.length && content[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
