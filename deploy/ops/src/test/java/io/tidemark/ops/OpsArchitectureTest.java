package io.tidemark.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.ops", importOptions = ImportOption.DoNotIncludeTests.class)
class OpsArchitectureTest {

    @ArchTest
    static final ArchRule NEEDS_MICROMETER_SETTINGS_AND_THE_JDK_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.sun.net.httpserver..",
                    "io.micrometer..",
                    "io.tidemark.ops",
                    "io.tidemark.settings..");
}
