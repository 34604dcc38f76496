package dev.kith.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every port of the graph has a store here, and every store a test that holds it to its contract. */
final class ContractCoverageTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("dev.kith.application", "dev.kith.neo4j");

    /** Ports that do not lead to a graph: their stores are in adapters-http or in bootstrap, with the tests. */
    private static final Set<String> ELSEWHERE = Set.of("Attempts", "Mails", "PasswordHashes");

    /** A port is an interface of the application that has a contract. */
    private static List<JavaClass> ports() {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith("dev.kith.application"))
                .filter(type -> type.isInterface() && CLASSES.contain(type.getName() + "Contract"))
                .toList();
    }

    private static List<JavaClass> storesOf(JavaClass port) {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith("dev.kith.neo4j"))
                .filter(type -> !type.isInterface() && type.isAssignableTo(port.getName()))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
    }

    private static boolean holds(JavaClass test, JavaClass store, JavaClass port) {
        String name = store.getName() + "IT";
        return (test.getName().equals(name) || test.getName().startsWith(name + "$"))
                && test.isAssignableTo(port.getName() + "Contract");
    }

    @Test
    void every_port_of_the_graph_has_a_store() {
        assertThat(ports()).extracting(JavaClass::getSimpleName).contains("Users", "Ties", "Audiences");
        assertThat(ports())
                .filteredOn(port -> storesOf(port).isEmpty())
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(ELSEWHERE);
    }

    @Test
    void every_store_has_a_test_that_holds_it_to_its_contract() {
        for (JavaClass port : ports()) {
            for (JavaClass store : storesOf(port)) {
                assertThat(CLASSES.stream().filter(test -> holds(test, store, port)))
                        .as("a test %sIT that extends %sContract", store.getName(), port.getSimpleName())
                        .isNotEmpty();
            }
        }
    }
}
