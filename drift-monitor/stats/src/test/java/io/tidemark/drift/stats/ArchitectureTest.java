package io.tidemark.drift.stats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.drift.stats", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule STATISTICS_KNOW_NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.flink..",
                    "ml.dmlc..",
                    "org.apache.avro..",
                    "io.tidemark.log..",
                    "io.tidemark.schemas..");

    /** Every package is a slice of its own, at whatever depth. */
    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DISTANCES_AND_CHANCE_KNOW_NO_PROFILE = noClasses()
            .that()
            .resideInAnyPackage("..stats.distance", "..stats.chance")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..stats.profile..", "..stats.compare..", "..stats.alarm..", "..stats.quality..");
}
