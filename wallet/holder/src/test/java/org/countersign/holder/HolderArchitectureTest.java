package org.countersign.holder;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HolderArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.countersign.holder");

    @Test
    void imports_the_format_and_nothing_else_of_ours() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.countersign..")
                        .and(not(resideInAnyPackage("org.countersign.holder..", "org.countersign.format.."))))
                .check(CLASSES);
    }

    @Test
    void imports_neither_gateway_nor_spring_nor_shim_nor_any_other_library() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        not(resideInAnyPackage("java..", "org.countersign..", "org.jspecify.annotations..")))
                .check(CLASSES);
    }

    @Test
    void stays_clear_of_the_ledger_and_of_what_the_browser_lacks() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.countersign.format.jca..",
                        "org.countersign.format.ledger..",
                        "java.security..",
                        "java.net..",
                        "java.nio.file..",
                        "java.text.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(HexFormat.class)
                .check(CLASSES);
    }

    @Test
    void reads_no_clock_and_makes_no_randomness() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(CLASSES);
    }
}
