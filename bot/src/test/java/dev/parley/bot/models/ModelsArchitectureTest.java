package dev.parley.bot.models;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelsArchitectureTest {
    @ArchTest
    static final ArchRule the_makers_libraries_do_not_leave_their_room = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.connectors.ai..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..", "io.github.resilience4j..");

    @ArchTest
    static final ArchRule prompts_know_nobody = noClasses()
            .that()
            .resideInAPackage("dev.parley.prompts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.engine..", "dev.parley.connectors..", "dev.parley.copilot..", "dev.langchain4j..");
}
