package io.tidemark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What no process and no command comes to. */
final class EmptyWing {

    /** Whose implementations are found by name. */
    private static final List<String> SERVICES = List.of(
            "java.util.spi.ToolProvider",
            "org.apache.flink.metrics.reporter.MetricReporterFactory",
            "org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory");

    /** All of it today. It may become shorter, and only for a reason longer. */
    static final Set<String> KNOWN = new TreeSet<>(List.of(
            // Whatever needs servers in its tests has them from here.
            "io.tidemark.embedded.EmbeddedCluster",
            "io.tidemark.embedded.EmbeddedKafka",
            "io.tidemark.embedded.guarded.Grant",
            "io.tidemark.embedded.guarded.GuardedBroker",
            "io.tidemark.embedded.guarded.GuardedRegistry",
            "io.tidemark.embedded.guarded.ServerCertificate",
            "io.tidemark.embedded.guarded.Transport",
            // The page of metrics and the test of a scrape read it; the stages register by its names.
            "io.tidemark.features.job.FeaturesJobMetrics"));

    private EmptyWing() {}

    static Set<String> find() {
        Set<String> reached = reached(roots());
        return House.CLASSES.stream()
                .filter(type ->
                        !isGenerated(type) && !isOfTests(type) && !isOfOthers(type) && !holdsConstantsOnly(type))
                .map(type -> House.outermost(type).getName())
                .filter(name -> !name.endsWith("package-info"))
                .filter(name -> !reached.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Deque<JavaClass> roots() {
        Stream<JavaClass> programs = House.CLASSES.stream().filter(EmptyWing::isProgram);
        Stream<JavaClass> found =
                SERVICES.stream().flatMap(EmptyWing::providers).map(House.CLASSES::get);
        return Stream.concat(programs, found).collect(Collectors.toCollection(ArrayDeque::new));
    }

    private static boolean isProgram(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method ->
                        method.getName().equals("main") && method.getModifiers().contains(JavaModifier.STATIC)
                                || method.isAnnotatedWith("org.openjdk.jmh.annotations.Benchmark"));
    }

    private static boolean isGenerated(JavaClass type) {
        return type.getPackageName().endsWith(".jmh_generated");
    }

    private static boolean isOfTests(JavaClass type) {
        return type.getPackageName().startsWith("io.tidemark.testkit");
    }

    /** What other programs call, whether one of ours does or not. */
    private static boolean isOfOthers(JavaClass type) {
        return type.getPackageName().startsWith("io.tidemark.subscriber");
    }

    /** The compiler writes their values into whoever reads them and leaves no trace of it. */
    private static boolean holdsConstantsOnly(JavaClass type) {
        return !type.getFields().isEmpty()
                && type.getMethods().isEmpty()
                && type.getFields().stream()
                        .allMatch(field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && (field.getRawType().isPrimitive()
                                        || field.getRawType().isEquivalentTo(String.class)));
    }

    private static Stream<String> providers(String service) {
        try {
            Set<String> names = new TreeSet<>();
            for (URL file :
                    Collections.list(EmptyWing.class.getClassLoader().getResources("META-INF/services/" + service))) {
                try (var in = file.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> line.startsWith(House.OURS))
                            .forEach(names::add);
                }
            }
            assertThat(names).as(service).isNotEmpty();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> reached(Deque<JavaClass> open) {
        Map<String, List<JavaClass>> parts = House.CLASSES.stream()
                .collect(Collectors.groupingBy(type -> House.outermost(type).getName()));
        Set<String> reached = new TreeSet<>();
        while (!open.isEmpty()) {
            String name = House.outermost(open.pop()).getName();
            if (reached.add(name)) {
                parts.getOrDefault(name, List.of()).stream()
                        .flatMap(House::targets)
                        .filter(target ->
                                parts.containsKey(House.outermost(target).getName()))
                        .forEach(open::push);
            }
        }
        return reached;
    }
}
