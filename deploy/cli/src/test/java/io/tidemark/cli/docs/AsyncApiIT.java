package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document is valid by the JSON schema that AsyncAPI publishes; skipped where npm is not. */
@Tag("component")
class AsyncApiIT {

    private static final long PATIENCE_SECONDS = 90;

    private static final String SCRIPT =
            """
            const Ajv = require("ajv");
            const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateSchema: false });
            require("ajv-formats")(ajv);
            const valid = ajv.compile(require("@asyncapi/specs").schemasWithoutId["3.0.0"]);
            const document = JSON.parse(require("fs").readFileSync(process.argv[2]));
            if (process.argv[3]) {
              delete document[process.argv[3]];
            }
            console.log(valid(document) ? "valid" : JSON.stringify(valid.errors.slice(0, 5)));
            """;

    @TempDir
    Path dir;

    @Test
    void theDocumentIsValidByThePublishedSchemaAndWithoutItsInfoItIsNot() throws Exception {
        assumeTrue(
                run(
                                "npm",
                                "install",
                                "--prefix",
                                dir.toString(),
                                "--prefer-offline",
                                "--no-audit",
                                "--no-fund",
                                "@asyncapi/specs@6",
                                "ajv@8",
                                "ajv-formats@3")
                        .startsWith("0"),
                "npm is not there or could not install the published schemas");
        String script = Files.writeString(dir.resolve("valid.js"), SCRIPT).toString();
        String document = Files.writeString(dir.resolve("asyncapi.json"), AsyncApiDocument.json())
                .toString();
        assertThat(run("node", script, document)).isEqualTo("0 valid\n");
        assertThat(run("node", script, document, "info")).contains("must have required property 'info'");
    }

    /** Its exit code and what it said. */
    private String run(String... words) throws InterruptedException {
        try {
            Path out = dir.resolve("said");
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended ? process.exitValue() + " " + Files.readString(out) : "it does not end";
        } catch (IOException notThere) {
            return "not there";
        }
    }
}
