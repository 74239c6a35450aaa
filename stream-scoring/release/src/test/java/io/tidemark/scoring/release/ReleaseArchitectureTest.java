package io.tidemark.scoring.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.tidemark.scoring.release", importOptions = ImportOption.DoNotIncludeTests.class)
class ReleaseArchitectureTest {

    @ArchTest
    static final ArchRule NOBODY_READS_THE_WALL_CLOCK_UNASKED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule WHAT_IS_RELEASED_KNOWS_NEITHER_WHO_SCORES_WITH_IT_NOR_WHO_ROLLS_IT_OUT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tidemark.scoring.app..", "io.tidemark.scoring.rollout..", "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.scoring.(**)").should().beFreeOfCycles();
}
