package io.tidemark.cli.stack;

import io.tidemark.process.OwnerOnly;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The words of a command line in a file of its owner's alone: a byte of zero, which no word can hold, ends each. */
public final class ArgumentsFile {

    private static final String END = "\0";

    private ArgumentsFile() {}

    static void write(Path file, List<String> words) throws IOException {
        OwnerOnly.createDirectories(file.toAbsolutePath().getParent());
        try (Writer writer = OwnerOnly.writer(file)) {
            for (String word : words) {
                writer.write(word + END);
            }
        }
    }

    /** Reads the words and deletes the file. */
    public static List<String> take(Path file) throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        return text.isEmpty()
                ? List.of()
                : Arrays.asList(text.substring(0, text.length() - 1).split(END, -1));
    }
}
