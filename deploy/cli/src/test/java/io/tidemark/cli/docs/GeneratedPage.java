package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the reference that is made from the code and committed. */
final class GeneratedPage {

    private GeneratedPage() {}

    /** Fails if the committed page is another, with the command that makes it the same. */
    static void holds(String name, String generated) throws IOException {
        Path made = Path.of("target", "reference", name).toAbsolutePath();
        Files.createDirectories(made.getParent());
        Files.writeString(made, generated);
        Path committed = Path.of("docs", "reference", name);
        boolean there = Files.exists(Pages.ROOT.resolve(committed));
        assertThat(there ? Pages.read(committed) : "")
                .as(
                        "%s is not what the code says any more; bring it up to that by: cp %s %s",
                        committed, Pages.ROOT.relativize(made), committed)
                .isEqualTo(generated);
    }
}
