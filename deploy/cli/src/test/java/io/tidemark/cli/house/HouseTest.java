package io.tidemark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all modules together; the command line is the one that sees them all. */
class HouseTest {

    private static final String OURS = "io.tidemark";

    /** Whose implementations are found by name. */
    private static final List<String> SERVICES = List.of(
            "java.util.spi.ToolProvider",
            "org.apache.flink.metrics.reporter.MetricReporterFactory",
            "org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OURS);

    /** The empty wing: what no process and no command comes to. It may become shorter, and only for a reason longer. */
    private static final Set<String> UNREACHED = new TreeSet<>(List.of(
            // Whatever needs servers in its tests has them from here.
            OURS + ".embedded.EmbeddedCluster",
            OURS + ".embedded.EmbeddedKafka",
            OURS + ".embedded.guarded.Grant",
            OURS + ".embedded.guarded.GuardedBroker",
            OURS + ".embedded.guarded.GuardedRegistry",
            OURS + ".embedded.guarded.ServerCertificate",
            OURS + ".embedded.guarded.Transport",
            // The page of metrics and the test of a scrape read it; the stages register by its names.
            OURS + ".features.job.FeaturesJobMetrics",
            // Statistics that no report shows yet.
            OURS + ".drift.stats.chance.ChiSquare",
            OURS + ".drift.stats.compare.RangeViolations",
            // Detectors of changes in a stream of errors, for labels that come at once; nothing offers them yet.
            OURS + ".drift.stats.sequential.Adwin",
            OURS + ".drift.stats.sequential.BucketRows",
            OURS + ".drift.stats.sequential.Ddm",
            OURS + ".drift.stats.sequential.Eddm",
            OURS + ".drift.stats.sequential.ErrorDetector",
            OURS + ".drift.stats.sequential.Kswin",
            OURS + ".drift.stats.sequential.Observations",
            OURS + ".drift.stats.sequential.PageHinkley",
            OURS + ".drift.stats.sequential.Verdict",
            // A policy decides on one number so far.
            OURS + ".scoring.model.forest.MultiClassForest",
            OURS + ".scoring.model.forest.Softmax"));

    @Test
    void everyTypeIsReachedFromAProcessOrACommand() {
        Set<String> reached = reached(roots());
        Set<String> unreached = CLASSES.stream()
                .filter(type -> !isGenerated(type) && !isOfTests(type) && !holdsConstantsOnly(type))
                .map(HouseTest::outermost)
                .filter(name -> !name.endsWith("package-info"))
                .filter(name -> !reached.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unreached)
                .as("types that nothing comes to; use them, delete them or name them with a reason")
                .isEqualTo(UNREACHED);
    }

    private static Deque<JavaClass> roots() {
        Stream<JavaClass> programs = CLASSES.stream().filter(HouseTest::isProgram);
        Stream<JavaClass> found =
                SERVICES.stream().flatMap(HouseTest::providers).map(CLASSES::get);
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
        return type.getPackageName().startsWith(OURS + ".testkit");
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
                    Collections.list(HouseTest.class.getClassLoader().getResources("META-INF/services/" + service))) {
                try (var in = file.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> line.startsWith(OURS))
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
        var byOutermost = CLASSES.stream().collect(Collectors.groupingBy(HouseTest::outermost));
        Set<String> reached = new TreeSet<>();
        while (!open.isEmpty()) {
            String name = outermost(open.pop());
            if (reached.add(name)) {
                byOutermost.getOrDefault(name, List.of()).stream()
                        .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> byOutermost.containsKey(outermost(target)))
                        .forEach(open::push);
            }
        }
        return reached;
    }

    /** A type and what is written inside of it are reached together. */
    private static String outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getName();
    }
}
