package io.tidemark.scoring.model.kind;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Tells kinds of files apart by what they begin with, as their makers write it. */
public final class FileKinds {

    /** As much as is looked at: all kinds say in their first lines what they are, XGBoost's JSON somewhere. */
    private static final int HEAD = 4_096;

    private static final Pattern TREE_OF_A_TEXT_DUMP = Pattern.compile("\\s*booster\\[0\\]:?\\s", Pattern.DOTALL);
    private static final Pattern OBJECTIVE = Pattern.compile("(binary|reg|multi|rank|count|survival):[a-z]");

    private FileKinds() {}

    /** The kind of a file with this content. */
    public static FileKind of(byte[] content) {
        if (content.length == 0) {
            return FileKind.EMPTY;
        }
        String head = new String(content, 0, Math.min(HEAD, content.length), ISO_8859_1);
        String text = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3).stripLeading() : head.stripLeading();
        if (text.startsWith("{") || text.startsWith("[")) {
            return structured(content, head, text);
        }
        return text(text).isKnown() ? text(text).kind() : binary(content, head);
    }

    private record Guess(FileKind kind) {
        boolean isKnown() {
            return kind != FileKind.UNKNOWN;
        }
    }

    /** Behind the brace of a UBJSON object stands the mark of a number, which JSON never has there. */
    private static FileKind structured(byte[] content, String head, String text) {
        if (head.startsWith("{") && head.length() > 1 && "iUIlL".indexOf(head.charAt(1)) >= 0) {
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
        if (has(content, "\"tree_info\"") && has(content, "\"tree_structure\"")) {
            return FileKind.LIGHTGBM;
        }
        return text.startsWith("{") || text.startsWith("[") ? FileKind.OTHER_JSON : FileKind.UNKNOWN;
    }

    private static FileKind xgboost(byte[] content, FileKind kind) {
        boolean model = has(content, "learner_model_param") && has(content, "gradient_booster");
        boolean trees = has(content, "\"trees\"") || has(content, "trees[") || has(content, "weights");
        return model && !trees && has(content, "_train_param") ? FileKind.XGBOOST_CONFIG : kind;
    }

    private static Guess text(String text) {
        if (text.startsWith("version https://git-lfs")) {
            return new Guess(FileKind.LFS_POINTER);
        }
        if (text.startsWith("tree\n") || text.startsWith("tree\r\n")) {
            return new Guess(FileKind.LIGHTGBM);
        }
        if (TREE_OF_A_TEXT_DUMP.matcher(text).lookingAt()) {
            return new Guess(FileKind.XGBOOST_DUMP);
        }
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return new Guess(FileKind.WEB_PAGE);
        }
        return new Guess(lower.contains("<pmml") ? FileKind.PMML : FileKind.UNKNOWN);
    }

    private static FileKind binary(byte[] content, String head) {
        if (head.startsWith("PK\u0003\u0004")) {
            return head.contains("manifest.json") || has(content, "manifest.json") ? FileKind.BUNDLE : FileKind.ARCHIVE;
        }
        if (content[0] == (byte) 0x80 && content.length > 1 && content[1] >= 0 && content[1] <= 5) {
            return FileKind.PICKLE;
        }
        if (head.startsWith("CBM1")) {
            return FileKind.CATBOOST;
        }
        if (isCompressed(head)) {
            return FileKind.COMPRESSED;
        }
        if (content[0] == 0x08 && (head.contains("onnx") || head.contains("ai.onnx"))) {
            return FileKind.ONNX;
        }
        boolean marked = head.startsWith("binf") || head.startsWith("bs64");
        return marked || OBJECTIVE.matcher(head).find() ? FileKind.XGBOOST_BINARY : FileKind.UNKNOWN;
    }

    /** zlib, gzip, bzip2, xz and LZ4: what joblib offers, and its old own mark. */
    private static boolean isCompressed(String head) {
        return Arrays.asList(
                        "x\u0001",
                        "x\u005e",
                        "x\u009c",
                        "x\u00da",
                        "\u001f\u008b",
                        "BZh",
                        "\u00fd7zXZ",
                        "\u0004\"M\u0018",
                        "ZF0x")
                .stream()
                .anyMatch(head::startsWith);
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
