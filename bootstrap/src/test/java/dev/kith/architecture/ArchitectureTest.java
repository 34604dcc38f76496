package dev.kith.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the house to its rules, and each rule to a canary that it must catch, so that none guards an empty room. */
final class ArchitectureTest {

    private static final String DOMAIN = "dev.kith.domain..";
    private static final String APPLICATION = "dev.kith.application..";
    private static final String HTTP = "dev.kith.http..";
    private static final String NEO4J = "dev.kith.neo4j..";
    private static final String CANARY = "dev.kith.architecture.canary..";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages(
                    "dev.kith.domain", "dev.kith.application", "dev.kith.http", "dev.kith.neo4j", "dev.kith.bootstrap");

    private static final JavaClasses CANARIES = new ClassFileImporter().importPackages("dev.kith.architecture.canary");

    private static Map<String, ArchRule[]> rules() {
        Map<String, ArchRule[]> rules = new TreeMap<>();
        rules.put(
                "domain stands alone",
                pair(
                        ArchitectureRules.domainDependsOnNothing(DOMAIN),
                        ArchitectureRules.domainDependsOnNothing(CANARY)));
        rules.put(
                "application knows the domain alone",
                pair(
                        ArchitectureRules.applicationDependsOnTheDomainOnly(APPLICATION, DOMAIN),
                        ArchitectureRules.applicationDependsOnTheDomainOnly(CANARY, DOMAIN)));
        rules.put(
                "http does not know neo4j",
                pair(
                        ArchitectureRules.adaptersAreIndependent(HTTP, NEO4J),
                        ArchitectureRules.adaptersAreIndependent(CANARY, "dev.kith.architecture.canary.other..")));
        rules.put(
                "neo4j does not know http",
                pair(
                        ArchitectureRules.adaptersAreIndependent(NEO4J, HTTP),
                        ArchitectureRules.adaptersAreIndependent(CANARY, "dev.kith.architecture.canary.other..")));
        rules.put(
                "dialects do not know each other",
                pair(
                        ArchitectureRules.dialectsAreIndependent(
                                "dev.kith.http.(selfcommunity|fivehundredpx|quranreflect).."),
                        ArchitectureRules.dialectsAreIndependent("dev.kith.architecture.canary.(*)..")));
        rules.put(
                "time and chance come in",
                pair(
                        ArchitectureRules.timeAndRandomnessAreInjected(DOMAIN, APPLICATION),
                        ArchitectureRules.timeAndRandomnessAreInjected(CANARY)));
        rules.put(
                "classes are final",
                pair(
                        ArchitectureRules.classesAreFinal("dev.kith.(domain|application|http|neo4j).."),
                        ArchitectureRules.classesAreFinal(CANARY)));
        rules.put(
                "ports have no defaults",
                pair(
                        ArchitectureRules.portsHaveNoDefaults(APPLICATION),
                        ArchitectureRules.portsHaveNoDefaults(CANARY)));
        rules.put(
                "use cases have one door",
                pair(
                        ArchitectureRules.useCasesHaveOnePublicMethod(APPLICATION),
                        ArchitectureRules.useCasesHaveOnePublicMethod(CANARY)));
        rules.put(
                "names say what a thing is",
                pair(ArchitectureRules.namesAreSpecific("dev.kith.."), ArchitectureRules.namesAreSpecific(CANARY)));
        return rules;
    }

    private static ArchRule[] pair(ArchRule ofTheHouse, ArchRule ofTheCanary) {
        return new ArchRule[] {ofTheHouse, ofTheCanary};
    }

    @Test
    void the_house_keeps_its_rules() {
        rules().values().forEach(rule -> rule[0].check(HOUSE));
        ArchitectureRules.nothingIsMocked().check(HOUSE);
    }

    @Test
    void every_rule_catches_its_canary() {
        rules().forEach((name, rule) ->
                assertThatThrownBy(() -> rule[1].check(CANARIES)).as(name).isInstanceOf(AssertionError.class));
    }

    @Test
    void no_room_of_the_house_is_empty() {
        for (String room : new String[] {
            "dev.kith.domain", "dev.kith.application", "dev.kith.http", "dev.kith.neo4j", "dev.kith.bootstrap"
        }) {
            assertThat(HOUSE.stream()
                            .filter(type -> type.getPackageName().startsWith(room))
                            .count())
                    .as(room)
                    .isGreaterThan(5);
        }
    }
}
