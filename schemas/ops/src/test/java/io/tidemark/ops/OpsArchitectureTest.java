package io.tidemark.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.ops", importOptions = ImportOption.DoNotIncludeTests.class)
class OpsArchitectureTest {

    @ArchTest
    static final ArchRule NEEDS_MICROMETER_JETTY_AND_SETTINGS_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.eclipse.jetty..",
                    "org.slf4j..",
                    "io.micrometer..",
                    "io.tidemark.ops",
                    "io.tidemark.metrics..",
                    "org.slf4j..",
                    "io.tidemark.settings..");
}
