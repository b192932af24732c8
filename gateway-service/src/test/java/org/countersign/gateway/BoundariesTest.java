package org.countersign.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.CitizenPage;
import org.countersign.gateway.security.HolderEndpoint;
import org.countersign.gateway.security.OfficePage;
import org.countersign.gateway.security.WalletEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;

class BoundariesTest {
    private static final String ROOT = "org.countersign.gateway";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void fabric_client_types_stay_in_one_package() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".ledger.fabric..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.hyperledger..", "io.grpc..", "com.google.protobuf.."))
                .check(CLASSES);
    }

    @Test
    void jackson_2_is_never_used_beside_jackson_3() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core.."))
                .check(CLASSES);
    }

    @Test
    void time_and_randomness_come_from_the_wiring() {
        noClasses()
                .that(not(nameMatching(".*\\.GatewayApplication")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(CLASSES);
    }

    @Test
    void the_rooms_of_the_authorization_server_form_no_cycle_and_what_it_offers_needs_none_of_them() {
        slices().matching(ROOT + ".authorization.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that(resideInAPackage(ROOT + ".authorization"))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".authorization.(*).."))
                .check(CLASSES);
    }

    @Test
    void every_endpoint_names_its_roles() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat(
                        not(com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(ErrorController.class)))
                .should(Conditions.nameTheirRoles())
                .check(CLASSES);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
                .check(CLASSES);
    }

    @Test
    void configuration_is_read_into_records() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .beRecords()
                .check(CLASSES);
    }

    @Test
    void nothing_is_printed() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    private static final class Conditions {
        static com.tngtech.archunit.lang.ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> nameTheirRoles() {
            return com.tngtech.archunit.lang.ArchCondition.from(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "name their roles",
                    method -> method.isAnnotatedWith(AllowedRoles.class)
                            || method.getOwner().isAnnotatedWith(AllowedRoles.class)
                            || method.getOwner().isAnnotatedWith(WalletEndpoint.class)
                            || method.getOwner().isAnnotatedWith(HolderEndpoint.class)
                            || method.getOwner().isAnnotatedWith(CitizenPage.class)
                            || (method.getOwner().isAnnotatedWith(OfficePage.class)
                                    && (method.isAnnotatedWith(ForOfficers.class)
                                            || method.getOwner().getSimpleName().equals("OfficeSignInPage")))));
        }
    }
}
