package io.tidemark.cli.lists;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.policy.list.EntryDoubt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Puts the lines of a file into a list, an entry each. Blanks around a line do not count, nor do empty lines and"
                    + " those that come again, nor entries that stand in the list already with the end that is said now. The whole file is looked at before anything is put in.",
            "It is put in by parts of some thousand entries, each of which is there whole or not at all; after a failure"
                    + " the same import goes on where it stopped."
        },
        mixinStandardHelpOptions = true)
final class ListsImportCommand implements Callable<Integer> {

    /** Of the lines that something is wrong with. */
    private static final int MOST_NAMED = 5;

    @Mixin
    private ListChangeRequest request;

    @Parameters(index = "1", paramLabel = "FILE", description = "a text in UTF-8, an entry a line")
    private Path file;

    @Override
    public Integer call() throws IOException {
        return request.addMissing(entries());
    }

    private Set<String> entries() throws IOException {
        Set<String> entries = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (String line : EntryFile.lines(file)) {
            number++;
            String entry = line.strip();
            if (!entry.isEmpty()) {
                int at = number;
                EntryDoubt.of(entry).ifPresent(why -> wrong.add("line %d: %s".formatted(at, why)));
                entries.add(entry);
            }
        }
        if (!wrong.isEmpty()) {
            int others = wrong.size() - MOST_NAMED;
            throw new Failure(
                    ExitCodes.USAGE,
                    "nothing of %s was put in: %s%s"
                            .formatted(
                                    file,
                                    String.join("; ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))),
                                    others > 0 ? "; and %,d more".formatted(others) : ""));
        }
        if (entries.isEmpty()) {
            throw new Failure(ExitCodes.USAGE, file + " has no entries; write one a line");
        }
        return entries;
    }
}
