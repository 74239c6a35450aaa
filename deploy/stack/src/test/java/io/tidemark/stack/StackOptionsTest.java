package io.tidemark.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.settings.Keys;
import io.tidemark.settings.SettingsException;
import io.tidemark.stack.settings.Settable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOptionsTest {

    private static final Map<String, String> CONNECTION = Map.of("bootstrap.servers", "b:1");

    private final StackOptions options = StackOptions.in(Path.of("d"));

    @Test
    void aSettingReachesTheFileOfItsProcessAndWinsOverTheDefault() {
        StackOptions changed = options.with("scoring", "state.dir", "elsewhere").with("scoring", "threads", "4");
        assertThat(service(changed, "scoring").properties(CONNECTION, changed))
                .containsEntry("bootstrap.servers", "b:1")
                .containsEntry("ops.port", "9402")
                .containsEntry("state.dir", "elsewhere")
                .containsEntry("threads", "4");
    }

    @Test
    void settingsOfTheJobsReachTheFlinkProcessUnderTheirNames() {
        StackOptions changed = options.with("features", "time.mode", "ordered").with("monitor", "window", "12h");
        assertThat(service(changed, "flink").properties(CONNECTION, changed))
                .containsEntry("features.time.mode", "ordered")
                .containsEntry("features.partitions", "4")
                .containsEntry("monitor.window", "12h");
    }

    @Test
    void aProcessThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> options.with("scorer", "threads", "4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scorer")
                .hasMessageContaining("scoring");
    }

    @Test
    void whatAProcessDoesNotUnderstandIsRefusedBeforeAnythingIsStarted() {
        StackOptions wrong =
                options.with("monitor", "segments", "country,merchant").with("scoring", "thread", "2");
        assertThatThrownBy(() -> Stack.prepare(wrong, said -> {}))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("segments names \"merchant\", which no score carries; there are ")
                .hasMessageContaining("scoring.thread is no setting of scoring; did you mean 'scoring.threads'?");
        assertThat(Path.of("d")).doesNotExist();
    }

    @Test
    void whatTheStackChoosesIsUnderstoodByEveryProcess() {
        StackSettings.require(options, said -> {});
        for (Service service : Services.of(options)) {
            Keys keys = Settable.ALL.stream()
                    .filter(process -> process.name().equals(service.name()))
                    .findFirst()
                    .orElseThrow()
                    .keys();
            assertThat(service.defaults().keySet())
                    .filteredOn(key -> !key.matches("(features|monitor)\\..*"))
                    .allMatch(keys::knows);
        }
    }

    @Test
    void theConsoleRunsWhereItHasAPortAndNamesFeaturesAsTheyAreComputed() {
        StackOptions options = StackOptions.in(Path.of("x")).with("features", "catalogue", "payments");
        assertThat(service(options, "console").defaults())
                .containsEntry("port", "8083")
                .containsEntry("catalogue", "payments");
        assertThat(options.ports().consolePage()).contains("http://127.0.0.1:8083");
        StackOptions without = options.withPorts(StackPorts.usual().withoutConsole());
        assertThat(Services.of(without)).extracting(Service::name).doesNotContain("console");
        assertThat(without.ports().consolePage()).isEmpty();
    }

    @Test
    void everyProcessHasAnOpsPortOfItsOwn() {
        List<Integer> ports = StackPorts.OPS_ORDER.stream()
                .map(name -> StackPorts.usual().ops(name))
                .toList();
        assertThat(ports).doesNotHaveDuplicates().first().isEqualTo(9400);
    }

    private static Service service(StackOptions options, String name) {
        return Services.of(options).stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
