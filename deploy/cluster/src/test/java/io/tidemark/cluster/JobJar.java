package io.tidemark.cluster;

import java.nio.file.Path;

/** A job's jar as it is shipped. */
enum JobJar {
    FEATURES("stream-features/job", "tidemark-features-job"),
    MONITOR("drift-monitor/job", "tidemark-drift-job");

    private final String module;
    private final String artifact;

    JobJar(String module, String artifact) {
        this.module = module;
        this.artifact = artifact;
    }

    Path file() {
        return Path.of(
                        System.getProperty("tidemark.root"),
                        module,
                        "target",
                        artifact + "-" + System.getProperty("tidemark.version") + "-job.jar")
                .toAbsolutePath();
    }
}
