package io.tidemark.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.embedded", importOptions = ImportOption.DoNotIncludeTests.class)
class EmbeddedArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT = noClasses()
            .that()
            .haveNameNotMatching(".*EmbeddedKafka(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");
}
