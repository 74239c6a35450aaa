package io.tidemark.scoring.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

@AnalyzeClasses(packages = "io.tidemark.scoring.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ScoringArchitectureTest {

    @ArchTest
    static final ArchRule NOBODY_READS_THE_WALL_CLOCK_UNASKED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_TOPOLOGY_DOES_NO_IO_OF_ITS_OWN = noClasses()
            .that()
            .resideInAnyPackage("..app.topology..", "..app.decision..", "..app.watch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.clients..", "java.io", "java.net..", "java.nio.file..", "io.micrometer..");

    @ArchTest
    static final ArchRule DECISIONS_KNOW_NO_KAFKA = noClasses()
            .that()
            .resideInAPackage("..app.decision..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.tidemark.log..", "io.tidemark.scoring.release..");

    /** A model's pace is measured by the time that it is handed. */
    @ArchTest
    static final ArchRule DECISIONS_KNOW_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("..app.decision..")
            .should()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule ROOMS_KNOW_NOT_THE_PROCESS = noClasses()
            .that()
            .resideInAPackage("io.tidemark.scoring.app.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.scoring.app");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.scoring.(**)").should().beFreeOfCycles();
}
