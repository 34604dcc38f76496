package dev.kith.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the code to its rules, and each rule to a canary that it must catch. */
final class ArchitectureTest {

    private static final String DOMAIN = "dev.kith.domain..";
    private static final String APPLICATION = "dev.kith.application..";
    private static final String HTTP = "dev.kith.http..";
    private static final String NEO4J = "dev.kith.neo4j..";
    private static final String CANARY = "dev.kith.architecture.canary..";

    /** Ports and methods that break a rule of ports, each with its reason. The list may only shrink. */
    private static final Map<String, String> EXCEPTIONS = Map.of();

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes")
                    && !location.contains("-tests.jar")
                    && !location.contains("store-contracts"))
            .importPackages(
                    "dev.kith.domain", "dev.kith.application", "dev.kith.http", "dev.kith.neo4j", "dev.kith.bootstrap");

    private static final JavaClasses CANARIES = new ClassFileImporter().importPackages("dev.kith.architecture.canary");

    /** A rule over the code, and the same rule over the canaries. */
    private record Rule(String name, ArchRule overCode, ArchRule overCanaries) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "the domain depends on tables of letters only",
                        ArchitectureRules.domainDependsOnTablesOfLettersOnly(DOMAIN),
                        ArchitectureRules.domainDependsOnTablesOfLettersOnly(CANARY)),
                new Rule(
                        "the application depends on the domain only",
                        ArchitectureRules.applicationDependsOnTheDomainOnly(APPLICATION, DOMAIN),
                        ArchitectureRules.applicationDependsOnTheDomainOnly(CANARY, DOMAIN)),
                new Rule(
                        "http does not know neo4j",
                        ArchitectureRules.adaptersAreIndependent(HTTP, NEO4J),
                        ArchitectureRules.adaptersAreIndependent(CANARY, "dev.kith.architecture.canary.other..")),
                new Rule(
                        "neo4j does not know http",
                        ArchitectureRules.adaptersAreIndependent(NEO4J, HTTP),
                        ArchitectureRules.adaptersAreIndependent(CANARY, "dev.kith.architecture.canary.other..")),
                new Rule(
                        "dialects do not know each other",
                        ArchitectureRules.dialectsAreIndependent(
                                "dev.kith.http.(selfcommunity|fivehundredpx|quranreflect|graph).."),
                        ArchitectureRules.dialectsAreIndependent("dev.kith.architecture.canary.(one|other)..")),
                new Rule(
                        "time and randomness are injected",
                        ArchitectureRules.timeAndRandomnessAreInjected(DOMAIN, APPLICATION),
                        ArchitectureRules.timeAndRandomnessAreInjected(CANARY)),
                new Rule(
                        "the program has one clock",
                        ArchitectureRules.theProgramHasOneClock(
                                "dev.kith..", "dev.kith.(bootstrap.graph.GraphClock|neo4j.spi.journal.JournalPage)"),
                        ArchitectureRules.theProgramHasOneClock(CANARY, "dev.kith.bootstrap.graph.GraphClock")),
                new Rule(
                        "classes are final",
                        ArchitectureRules.classesAreFinal("dev.kith.(domain|application|http|neo4j).."),
                        ArchitectureRules.classesAreFinal(CANARY)),
                new Rule(
                        "ports have no default methods",
                        ArchitectureRules.portsHaveNoDefaults(APPLICATION),
                        ArchitectureRules.portsHaveNoDefaults(CANARY)),
                new Rule(
                        "use cases have one verb",
                        ArchitectureRules.useCasesHaveOneVerb(APPLICATION),
                        ArchitectureRules.useCasesHaveOneVerb(CANARY)),
                new Rule(
                        "names are specific",
                        ArchitectureRules.namesAreSpecific("dev.kith.."),
                        ArchitectureRules.namesAreSpecific(CANARY)),
                new Rule(
                        "patterns over texts from outside are constants",
                        Patterns.areConstants(DOMAIN, APPLICATION, HTTP, "dev.kith.bootstrap.importing.."),
                        Patterns.areConstants(CANARY)),
                new Rule(
                        "nothing is mocked",
                        ArchitectureRules.nothingDependsOn("org.mockito..", "org.easymock..", "io.mockk.."),
                        ArchitectureRules.nothingDependsOn("org.assertj..")),
                new Rule(
                        "a package has at most twelve types",
                        Packages.areSmall("dev.kith.."),
                        Packages.areSmall("dev.kith.architecture.canary.crowd")),
                new Rule(
                        "packages have no cycles",
                        Packages.haveNoCycles("dev.kith.(**)"),
                        Packages.haveNoCycles("dev.kith.(**)")),
                new Rule(
                        "a port serves a use case",
                        Ports.serveAUseCase(APPLICATION, EXCEPTIONS.keySet()),
                        Ports.serveAUseCase(CANARY, Set.of())),
                new Rule(
                        "a method of a port has a caller",
                        Ports.haveOnlyMethodsThatAreCalled(APPLICATION, EXCEPTIONS.keySet()),
                        Ports.haveOnlyMethodsThatAreCalled(CANARY, Set.of("UnusedPort.act"))));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_code_keeps_the_rule(Rule rule) {
        rule.overCode().check(CODE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_catches_its_canary(Rule rule) {
        assertThatThrownBy(() -> rule.overCanaries().check(CANARIES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was violated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.kith.domain",
                "dev.kith.application",
                "dev.kith.http",
                "dev.kith.http.selfcommunity",
                "dev.kith.http.fivehundredpx",
                "dev.kith.http.quranreflect",
                "dev.kith.http.graph",
                "dev.kith.neo4j",
                "dev.kith.bootstrap"
            })
    void no_rule_guards_an_empty_package(String name) {
        assertThat(CODE.stream()
                        .filter(type -> (type.getPackageName() + ".").startsWith(name + "."))
                        .count())
                .isGreaterThan(5);
    }
}
