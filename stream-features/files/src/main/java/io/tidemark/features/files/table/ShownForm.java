package io.tidemark.features.files.table;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table whose header may show how it is written.
 *
 * @param form what somebody says, which counts before what the header shows
 * @param remarks gets what the header shows, a sentence
 */
record ShownForm(Path path, TableForm form, Consumer<String> remarks) {

    Table open() {
        Table usual = quoted();
        Dialect shown = usual.shown(form);
        if (shown.equals(usual.dialect())) {
            return usual;
        }
        usual.close();
        remarks.accept(InputFile.name(path) + " is read as parted by " + Dialect.shown(shown.separator())
                + " and quoted by " + shown.quote() + ", as its header shows");
        return Table.open(path, shown, remarks);
    }

    /** Where quotes stand around all names, another separator than theirs leaves text behind a closed quote. */
    private Table quoted() {
        try {
            return Table.open(path, form, remarks);
        } catch (DamagedFileException e) {
            List<Character> parting = form.separator().isPresent()
                    ? List.of()
                    : Header.SEPARATORS.stream().filter(this::parts).toList();
            if (parting.size() != 1) {
                throw e;
            }
            remarks.accept(InputFile.name(path) + " is read as parted by " + Dialect.shown(parting.get(0))
                    + ", as the quotes of its header show");
            return Table.open(path, form.partedBy(parting.get(0)), remarks);
        }
    }

    private boolean parts(char separator) {
        try (Table table = Table.open(path, form.partedBy(separator), remark -> {})) {
            return table.header().width() > 1;
        } catch (UnreadableFileException e) {
            return false; // Another separator may do; if none does, the first refusal counts.
        }
    }
}
