package io.tidemark.scoring.model.kind;

import io.tidemark.scoring.model.engine.UnsupportedModelException;

/** The kinds of files that people hand over as a model. */
public enum FileKind {
    BUNDLE("a bundle", ""),
    XGBOOST_JSON("XGBoost's JSON", ""),
    XGBOOST_UBJ("XGBoost's UBJSON", ""),
    EMPTY("empty", "save the model again"),
    LFS_POINTER(
            "a pointer of Git LFS that stands for the model and is not the model itself",
            "fetch it with: git lfs pull"),
    OTHER_POINTER(
            "a pointer of git-annex or DVC that stands for the model and is not the model itself",
            "fetch it with: git annex get, or dvc pull"),
    UTF_16(
            "text in UTF-16, which XGBoost does not read either",
            "save it anew with: booster.save_model(\"model.json\"), or turn the text into UTF-8"),
    WEB_PAGE("a web page and no model", "look at it in a browser: most likely it says why the download was refused"),
    XGBOOST_DUMP(
            "a dump of XGBoost's trees for people, which lacks base score and objective",
            "save the model itself: booster.save_model(\"model.json\")"),
    XGBOOST_CONFIG(
            "XGBoost's configuration, which has no trees", "save the model itself: booster.save_model(\"model.json\")"),
    XGBOOST_SNAPSHOT(
            "a snapshot of XGBoost's memory, which only the version that wrote it reads",
            "save the model itself: booster.save_model(\"model.json\")"),
    XGBOOST_BINARY(
            "XGBoost's old binary format, which XGBoost 3.1 and later no longer read either",
            "load it with XGBoost 3.0 or before and save it anew: booster.save_model(\"model.json\")"),
    PICKLE(
            "a pickle or a joblib file of Python, which can run any code when it is opened and is never opened here",
            "open it in Python and save the model: model.get_booster().save_model(\"model.json\")"),
    R_OBJECT(
            "an object of R, which can run any code when it is opened and is never opened here",
            "open it in R and save the model: xgb.save(model, \"model.json\")"),
    JAVA_OBJECT(
            "a serialized object of Java, which can run any code when it is opened and is never opened here",
            "open it where it was written and save the model: booster.saveModel(\"model.json\")"),
    COMPRESSED(
            "a compressed file",
            "unpack it; if joblib wrote it, open it in Python and save the model:"
                    + " model.get_booster().save_model(\"model.json\")"),
    LIGHTGBM("a model of LightGBM, which is not supported", "train one with XGBoost, e.g. with: tidemark train"),
    CATBOOST("a model of CatBoost, which is not supported", "train one with XGBoost, e.g. with: tidemark train"),
    ONNX(
            "an ONNX model, from which the trees cannot be had exactly",
            "save the model that it was converted from: booster.save_model(\"model.json\")"),
    PMML(
            "a PMML document, from which the trees cannot be had exactly",
            "save the model that it was converted from: booster.save_model(\"model.json\")"),
    NEURAL_NETWORK(
            "a model of Keras, TensorFlow or PyTorch, which is not supported",
            "train one with XGBoost, e.g. with: tidemark train"),
    ARCHIVE("a zip archive, but no bundle of Tidemark", "bundle a model with: tidemark models bundle"),
    OTHER_JSON("JSON, but no model of XGBoost", "save the model with: booster.save_model(\"model.json\")"),
    UNKNOWN(
            "no file that is known here",
            "save the model with XGBoost: booster.save_model(\"model.json\") or booster.save_model(\"model.ubj\")");

    private final String is;
    private final String remedy;

    FileKind(String is, String remedy) {
        this.is = is;
        this.remedy = remedy;
    }

    /** Whether this is a model that XGBoost saved, in a format that is read. */
    public boolean isXgboost() {
        return this == XGBOOST_JSON || this == XGBOOST_UBJ;
    }

    /** What such a file is, as the end of a sentence. */
    public String is() {
        return is;
    }

    /**
     * {@code json} or {@code ubj}.
     *
     * @param file how messages call the file
     * @throws UnsupportedModelException in one sentence that says what the file is and what to do, if it is anything
     *     else
     */
    public String format(String file) {
        return switch (this) {
            case XGBOOST_JSON -> "json";
            case XGBOOST_UBJ -> "ubj";
            case BUNDLE -> throw new UnsupportedModelException(file + " is a bundle, where a bare model is needed");
            default -> throw new UnsupportedModelException(file + " is " + is + "; " + remedy);
        };
    }
}
