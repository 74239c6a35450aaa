package io.tidemark.scoring.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.scoring.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class PolicyArchitectureTest {

    @ArchTest
    static final ArchRule noFrameworksAndNoClock = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink..", "java.time.chrono..")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule whatIsAskedForEachEventKnowsNothingOfTheLanguage = noClasses()
            .that()
            .resideInAPackage("..policy.node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cel..", "io.tidemark.features..", "io.tidemark.schemas..");
}
