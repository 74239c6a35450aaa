package io.tidemark.settings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.settings", importOptions = DoNotIncludeTests.class)
class SettingsArchitectureTest {

    @ArchTest
    static final ArchRule SETTINGS_NEED_THE_JDK_ALONE =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.tidemark.settings..");

    @ArchTest
    static final ArchRule KINDS_KNOW_NO_KEYS = noClasses()
            .that()
            .resideInAPackage("io.tidemark.settings.kind")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.settings");
}
