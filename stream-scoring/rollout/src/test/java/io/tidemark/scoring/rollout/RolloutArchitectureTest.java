package io.tidemark.scoring.rollout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.tidemark.scoring.rollout", importOptions = ImportOption.DoNotIncludeTests.class)
class RolloutArchitectureTest {

    @ArchTest
    static final ArchRule NOBODY_READS_THE_WALL_CLOCK_UNASKED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_ROLLOUT_STANDS_BESIDE_THE_APP =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.tidemark.scoring.app..");

    @ArchTest
    static final ArchRule STEPS_KNOW_NO_LOG = noClasses()
            .that()
            .resideInAPackage("..rollout.step")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.tidemark.log..");

    @ArchTest
    static final ArchRule ROOMS_KNOW_NOT_THE_PROCESS = noClasses()
            .that()
            .resideInAPackage("io.tidemark.scoring.rollout.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.scoring.rollout");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.scoring.(**)").should().beFreeOfCycles();
}
