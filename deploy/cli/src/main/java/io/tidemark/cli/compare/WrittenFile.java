package io.tidemark.cli.compare;

import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableForm;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file that is compared.
 *
 * @param form how it is written, as far as somebody says
 */
public record WrittenFile(Path path, TableForm form) {

    /** What it is called in sentences. */
    String name() {
        return InputFile.name(path);
    }

    /** @param told gets what people should know of it, a sentence each */
    Table open(Consumer<String> told) {
        return Table.detect(path, form, told);
    }
}
