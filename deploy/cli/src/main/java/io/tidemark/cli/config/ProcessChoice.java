package io.tidemark.cli.config;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.settings.Nearest;
import io.tidemark.stack.settings.Settable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which process is meant. */
final class ProcessChoice {

    private ProcessChoice() {}

    static Settable of(String name) {
        return find(name)
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE,
                        "there is no process \"" + name + "\" to set anything of; "
                                + Nearest.suggestion(name, names())));
    }

    /** The process whose file this is, by its name, unless one is told. */
    static Settable of(Optional<String> told, Path file) {
        if (told.isPresent()) {
            return of(told.get());
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
        return find(name)
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE,
                        "whose settings " + file + " holds is not clear from its name; add --process, one of "
                                + String.join(", ", names())));
    }

    private static Optional<Settable> find(String name) {
        return Settable.ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static List<String> names() {
        return Settable.ALL.stream().map(Settable::name).toList();
    }
}
