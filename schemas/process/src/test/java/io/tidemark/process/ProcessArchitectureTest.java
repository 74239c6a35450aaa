package io.tidemark.process;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.process", importOptions = ImportOption.DoNotIncludeTests.class)
class ProcessArchitectureTest {

    /** The guard stands on the schema registry's class path, too, where there is nothing else of ours. */
    @ArchTest
    static final ArchRule A_CHILD_NEEDS_THE_JDK_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "sun.misc..", "io.tidemark.process");
}
