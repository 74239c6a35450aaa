package io.tidemark.cli.models;

import io.tidemark.cli.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Runs the commands that take a model's file. */
final class ModelCommands {

    /** Model files as people's tools write them. */
    static final Path MODELS =
            Path.of(System.getProperty("tidemark.root", "."), "drift-monitor/training/src/test/resources/models");

    private ModelCommands() {}

    static Run bundle(Path model, Path features, Path out) {
        return Run.of(
                "models",
                "bundle",
                text(model),
                "--features",
                "amount,channel,n_7d",
                "--data",
                text(features),
                "--out",
                text(out));
    }

    static Run score(Path model, Path features, String engine, Path out) {
        return Run.of(
                "score", "--model", text(model), "--features", text(features), "--out", text(out), "--engine", engine);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static String text(Path path) {
        return path.toString();
    }
}
