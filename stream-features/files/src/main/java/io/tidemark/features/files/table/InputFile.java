package io.tidemark.features.files.table;

import io.tidemark.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the bytes of a table come from: a file, or {@code -} for standard input. What can be read only once, standard
 * input and pipes, is copied to a temporary file of the owner's first: a table is looked through before anything is
 * made of it, and that takes two readings.
 */
public final class InputFile {

    /** How people write standard input. */
    public static final Path STANDARD_INPUT = Path.of("-");

    private static final Map<Object, Path> COPIES = new HashMap<>();

    private InputFile() {}

    public static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    /** What a file is called in sentences. */
    public static String name(Path file) {
        return isStandardInput(file) ? "standard input" : file.toString();
    }

    /**
     * Opens a file, and counts what is read of it; throws {@link UnreadableFileException} if there is none, or no
     * reading of it.
     */
    static InputStream open(Path file) throws IOException {
        Path source = source(file);
        String shown = isStandardInput(file) ? name(file) : file.getFileName().toString();
        return new CountedStream(opened(source), Work.begin(shown, Work.Unit.BYTES, Files.size(source)));
    }

    /** Where its bytes lie to be read as often as anybody wants. */
    private static Path source(Path file) throws IOException {
        if (isStandardInput(file)) {
            return copy(System.in, System.in, name(file));
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(file + " is a directory; name a file");
        }
        if (Files.notExists(file)) {
            throw new UnreadableFileException("there is no file " + file + "; check the path");
        }
        if (!Files.isRegularFile(file)) {
            return copy(file.toAbsolutePath(), null, name(file));
        }
        return file;
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw unopened(file, e);
        }
    }

    /** Nothing has been read yet, so the file itself is not at fault. */
    static UnreadableFileException unopened(Path file, IOException why) {
        return new UnreadableFileException(
                why instanceof AccessDeniedException
                        ? file + " may not be read by this user; check its permissions, and those of its folders"
                        : file + " cannot be opened (" + why.getMessage() + "); check where it lies",
                why);
    }

    /** One copy per source and process: whoever reads second must find what the first did. */
    private static synchronized Path copy(Object source, InputStream given, String name) throws IOException {
        Path known = COPIES.get(source);
        if (known != null) {
            return known;
        }
        Path copy = Files.createTempFile("tidemark-input-", ".csv");
        copy.toFile().deleteOnExit();
        try (InputStream opened = given == null ? opened((Path) source) : InputStream.nullInputStream()) {
            Files.copy(given == null ? opened : given, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DamagedFileException(
                    name + " cannot be copied to " + copy + " (" + e.getMessage() + "); check the space there", e);
        }
        COPIES.put(source, copy);
        return copy;
    }
}
