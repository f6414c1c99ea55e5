package dev.parley.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLConnection;

/** The arrows between the modules, and the few doors they may use. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule arrows_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("engine")
            .definedBy("dev.parley.engine..")
            .layer("connectors")
            .definedBy("dev.parley.connectors..")
            .optionalLayer("prompts")
            .definedBy("dev.parley.prompts..")
            .layer("copilot")
            .definedBy("dev.parley.copilot..")
            .layer("bot")
            .definedBy("dev.parley.bot..")
            .whereLayer("bot")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("copilot")
            .mayOnlyBeAccessedByLayers("bot")
            .whereLayer("prompts")
            .mayOnlyBeAccessedByLayers("connectors", "copilot", "bot")
            .whereLayer("connectors")
            .mayOnlyBeAccessedByLayers("copilot", "bot");

    @ArchTest
    static final ArchRule connectors_know_operations_and_not_how_runs_work = noClasses()
            .that()
            .resideInAPackage("dev.parley.connectors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.engine.runtime..",
                    "dev.parley.engine.journal..",
                    "dev.parley.engine.catalog..",
                    "dev.parley.engine.trigger..");

    @ArchTest
    static final ArchRule connectors_leave_through_the_egress_guard = noClasses()
            .that()
            .resideInAPackage("dev.parley.connectors..")
            .and()
            .resideOutsideOfPackages("dev.parley.connectors.http..", "dev.parley.connectors.ai.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.apache.hc..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(URLConnection.class);

    @ArchTest
    static final ArchRule the_spi_knows_no_connector = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.parley.connectors",
                    "dev.parley.connectors.connection..",
                    "dev.parley.connectors.event..",
                    "dev.parley.connectors.rest..",
                    "dev.parley.connectors.vault..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.connectors.github..");

    @ArchTest
    static final ArchRule the_copilot_writes_workflows_and_runs_none = noClasses()
            .that()
            .resideInAPackage("dev.parley.copilot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.engine.run..",
                    "dev.parley.engine.runtime..",
                    "dev.parley.engine.journal..",
                    "dev.parley.engine.catalog..",
                    "dev.parley.engine.trigger..");

    @ArchTest
    static final ArchRule chat_speaks_no_surface_s_own_language = noClasses()
            .that()
            .resideInAPackage("dev.parley.bot.chat..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.bot.webchat..",
                    "dev.parley.bot.slack..",
                    "com.slack..",
                    "org.springframework.web..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("dev.parley.(**)").should().beFreeOfCycles();
}
