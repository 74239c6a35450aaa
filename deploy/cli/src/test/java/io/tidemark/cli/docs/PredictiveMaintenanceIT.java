package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.stack.StackDown;
import io.tidemark.stack.StackPorts;
import io.tidemark.stack.directory.DataDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of another domain, from an empty folder to its first alert by the commands of its page. All that is not
 * as it stands there are the ports, which may be taken here, and the version, which is a placeholder.
 */
@Tag("stack")
class PredictiveMaintenanceIT {

    private static final long BOUND_MINUTES = 8;
    private static final Pattern TRAINED = Pattern.compile("(?m)^model (\\S+) in model\\.zip, trained on .*$");

    @TempDir
    Path folder;

    @AfterEach
    void endWhatIsLeft() {
        StackDown.stop(new DataDir(folder.resolve(".tidemark")), text -> {});
    }

    @Test
    void theCommandsOfThePageLeadToAnAlertAndNothingSpeaksOfPayments() throws Exception {
        for (String name : List.of("catalogue.yaml", "mapping.yaml")) {
            Files.writeString(folder.resolve(name), Pages.read(ExampleTextsTest.EXAMPLE.resolve(name)));
        }
        Path readme = ExampleTextsTest.EXAMPLE.resolve("README.md");
        Map<String, String> said = new LinkedHashMap<>();
        String version = "";
        for (Page.Line line : CommandCheck.commands(Page.of(readme, Pages.read(readme)))) {
            String text = run(line.text().replace("VERSION", version));
            said.put(line.text(), text);
            Matcher trained = TRAINED.matcher(text);
            version = trained.find() ? trained.group(1) : version;
        }

        String alert = of(said, "alerts follow");
        assertThat(alert)
                .containsPattern(
                        "(?m)^2026-\\d\\d-\\d\\dT\\S+  (REVIEW \\(send someone\\)|DECLINE \\(stop the machine\\))"
                                + "  score 0\\.\\d+  reading m-\\d+-\\d+  machine m-\\d+  site hall-\\d  by model "
                                + version)
                .containsPattern("(?m)^    \\+\\d.*; usual .* \\((VIBRATION|TEMPERATURE|PRESSURE)[A-Z_]*\\)$");
        assertThat(of(said, "models card"))
                .contains("It gives every reading a number", "REVIEW (send someone)", "of them failures");
        assertThat(of(said, "train"))
                .containsPattern("average precision +0\\.[5-9]")
                .contains("machine precision @100");
        said.forEach((command, text) ->
                assertThat(ForeignWords.ofPayments(text)).as(command).isEmpty());
        for (String command : List.of("simulate-machines", "train", "alerts follow", "models card")) {
            assertThat(ForeignWords.usualNouns(of(said, command))).as(command).isEmpty();
        }
    }

    private static String of(Map<String, String> said, String command) {
        return said.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("tidemark " + command))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private String run(String line) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tidemark.cli.Tidemark"));
        words.addAll(ShellWords.argumentsOf(line));
        if (words.contains("up")) {
            StackPorts ports = StackPorts.free();
            words.addAll(List.of(
                    "--broker-port=" + ports.broker(),
                    "--registry-port=" + ports.registry(),
                    "--flink-port=" + ports.flink(),
                    "--console-port=" + ports.console(),
                    "--ops-port-base=" + ports.opsBase()));
        }
        Path out = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(out);
        assertThat(ended).as(line + " ends; it said " + text).isTrue();
        assertThat(process.exitValue()).as(line + " said " + text).isZero();
        return text;
    }
}
