package io.tidemark.scoring.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.scoring.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelArchitectureTest {

    @ArchTest
    static final ArchRule MODELS_NEED_THE_JDK_JACKSON_AND_SETTINGS_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.tidemark.scoring.model..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "io.tidemark.nouns",
                    "io.tidemark.settings..");

    @ArchTest
    static final ArchRule ROOMS_KNOW_NOT_THE_DOOR = noClasses()
            .that()
            .resideInAPackage("io.tidemark.scoring.model.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.scoring.model");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("io.tidemark.scoring.(**)").should().beFreeOfCycles();
}
