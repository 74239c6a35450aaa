package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every test class belongs to one tier, and none waits so briefly that a busy machine fails it. */
class TiersTest {

    private static final Pattern TIER = Pattern.compile("(?m)^@Tag\\(\"(component|stack|proof)\"\\)$");
    private static final Pattern ALONE = Pattern.compile("(?m)^@Tag\\(\"alone\"\\)$");
    private static final Pattern SERVERS =
            Pattern.compile("EmbeddedKafka\\.(shared|own)\\(|Embedded(Broker|Registry|Cluster)\\.start\\(");

    /** Awaitility's own bound is ten seconds; waiting ends as soon as what is waited for has come. */
    private static final Pattern UNBOUNDED = Pattern.compile(
            "\\bawait\\((?:\"[^\"]*\")?\\)(?:\\s*\\.poll\\w+\\((?:[^;()]|\\([^;()]*\\))*\\))*\\s*\\.until");

    private static final String WAITS = "(?:atMost|awaitExit|assertTimeout|assertTimeoutPreemptively)\\(";

    private static final Pattern BRIEF = Pattern.compile(WAITS + "Duration\\.of(Millis\\(|Seconds\\([1-5]?\\d\\))"
            + "|\\bDuration (PATIENCE|SOON|BOUND|READY|ENDING) = Duration\\.of(Millis\\(|Seconds\\([1-5]?\\d\\))"
            + "|@Timeout\\([1-5]?\\d?\\d\\)"
            + "|\\.(get|waitFor)\\([1-5]?\\d, (TimeUnit\\.)?SECONDS\\)");

    /** By any name, also a sum: too brief if something is waited for so long. */
    private static final Pattern BRIEF_BY_NAME = Pattern.compile(
            "\\bDuration ([A-Z_]+) = Duration\\.of(?:Millis\\([^;]*|Seconds\\([1-5]?\\d( \\+ \\d+)*)\\);");

    private static final Pattern ASLEEP = Pattern.compile("\\bThread\\.sleep\\(|TimeUnit\\.\\w+\\.sleep\\(");

    /** Where nothing is to happen for a while, which no condition tells. */
    private static final List<String> ABSENCE = List.of("GuardedArchiveIT.java", "LogNeedsIT.java");

    /** Looks at futures that have ended. */
    private static final List<String> ENDED = List.of("CompressionBombIT.java");

    @Test
    void whatStartsServersOrIsAProofSaysItsTier() {
        Map<String, String> otherwise = judged(path -> true, (path, text) -> {
            String name = path.getFileName().toString();
            long tiers = TIER.matcher(text).results().count();
            boolean proof = text.contains("\n@Tag(\"proof\")\n");
            if (name.endsWith("Proof.java") != proof) {
                return "a class is named ...Proof if it has the tag proof, and only then";
            }
            if (name.endsWith("IT.java") && tiers != 1) {
                return "one tag says its tier: component or stack";
            }
            return name.endsWith("Test.java") && tiers != 0 ? "a unit has no tier" : "";
        });
        assertThat(otherwise).isEmpty();
    }

    @Test
    void aUnitStartsNoServer() {
        assertThat(judged(
                        path -> path.toString().endsWith("Test.java") && !path.endsWith("TiersTest.java"),
                        (path, text) -> SERVERS.matcher(text).find() ? "it starts a server, so it is named ...IT" : ""))
                .isEmpty();
    }

    @Test
    void whatRunsAloneDoesSoInAModuleThatHasThatPhase() {
        Map<String, String> otherwise = judged(path -> true, (path, text) -> {
            String pom = Pages.read(Path.of(path.toString().replaceFirst("/src/test/.*", ""), "pom.xml"));
            boolean phase = pom.contains("<alone.phase>integration-test</alone.phase>");
            return ALONE.matcher(text).find() && !phase ? "its pom sets no alone.phase, so it is never run" : "";
        });
        assertThat(otherwise).isEmpty();
    }

    @Test
    void nobodyWaitsForLessThanAMinuteOrSleeps() {
        Map<String, String> otherwise = judged(path -> !path.endsWith("TiersTest.java"), (path, text) -> {
            String name = path.getFileName().toString();
            if (ASLEEP.matcher(text).find() && !ABSENCE.contains(name)) {
                return "it sleeps where it could wait for a condition";
            }
            if (isBrief(text) && !ENDED.contains(name)) {
                return "it waits for less than a minute";
            }
            return UNBOUNDED.matcher(text).find() ? "it waits for ten seconds, since nothing says for how long" : "";
        });
        assertThat(otherwise).isEmpty();
    }

    private static boolean isBrief(String text) {
        return BRIEF.matcher(text).find()
                || BRIEF_BY_NAME.matcher(text).results().anyMatch(name -> Pattern.compile(WAITS + name.group(1) + "\\)")
                        .matcher(text)
                        .find());
    }

    private interface Judgement {
        /** What is wrong with a file; empty if nothing is. */
        String of(Path path, String text);
    }

    private static Map<String, String> judged(Function<Path, Boolean> which, Judgement judgement) {
        Map<String, String> wrong = new TreeMap<>();
        for (Path path : Pages.files(name -> name.endsWith(".java"))) {
            if (path.toString().contains("src/test/") && which.apply(path)) {
                String found = judgement.of(path, Pages.read(path));
                if (!found.isEmpty()) {
                    wrong.put(path.toString(), found);
                }
            }
        }
        return wrong;
    }
}
