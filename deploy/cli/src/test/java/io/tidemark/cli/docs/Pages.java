package io.tidemark.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The project's files, seen from its root: what is built or hidden is none of them. */
final class Pages {

    static final Path ROOT =
            Path.of(System.getProperty("tidemark.root")).toAbsolutePath().normalize();

    private Pages() {}

    /** All Markdown files. */
    static List<Page> all() {
        return files(name -> name.endsWith(".md")).stream()
                .map(file -> Page.of(file, read(file)))
                .toList();
    }

    /** Files whose names are so, from the root. */
    static List<Path> files(Predicate<String> name) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String last = directory.getFileName().toString();
                    boolean ours = directory.equals(ROOT) || !last.startsWith(".") && !last.equals("target");
                    return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (name.test(file.getFileName().toString())) {
                        found.add(ROOT.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(found);
        return found;
    }

    /** The text of a file of the project. */
    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
