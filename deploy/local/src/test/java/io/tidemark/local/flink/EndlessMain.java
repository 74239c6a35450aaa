package io.tidemark.local.flink;

import io.tidemark.local.stack.PropertiesFile;
import java.nio.file.Path;
import java.util.List;

/** The process {@code flink} with a job that needs no server, for {@link EndedJobIT}. */
final class EndlessMain {

    private EndlessMain() {}

    public static void main(String[] args) throws Exception {
        FlinkMain.run(FlinkSettings.from(PropertiesFile.read(Path.of(args[0]))), List.of(EndlessJob.DEFINITION));
    }
}
