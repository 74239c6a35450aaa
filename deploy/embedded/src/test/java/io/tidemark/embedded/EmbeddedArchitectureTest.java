package io.tidemark.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.embedded", importOptions = ImportOption.DoNotIncludeTests.class)
class EmbeddedArchitectureTest {

    /** It stands on the registry's class path, too, where there is nothing else of ours. */
    @ArchTest
    static final ArchRule THE_GUARD_NEEDS_THE_JDK_ALONE = classes()
            .that()
            .haveSimpleName("ParentGuard")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "sun.misc..", "io.tidemark.embedded");

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT = noClasses()
            .that()
            .haveNameNotMatching(".*EmbeddedKafka(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");
}
