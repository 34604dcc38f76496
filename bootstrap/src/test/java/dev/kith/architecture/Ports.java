package dev.kith.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/** The rules of ports. A port is an interface of the application that is no sealed answer. */
final class Ports {

    private Ports() {}

    /** @param pending simple names of ports that may still break the rule */
    static ArchRule serveAUseCase(String application, Set<String> pending) {
        return classes()
                .that(arePorts(application))
                .should(satisfy(
                        "serve a use case",
                        (port, events) -> report(
                                events,
                                port,
                                port.getSimpleName(),
                                pending,
                                port.getDirectDependenciesToSelf().stream()
                                        .anyMatch(use -> isUseCase(use.getOriginClass())),
                                "no use case depends on " + port.getName())));
    }

    /** A store that forwards a call to another store is no caller. */
    static ArchRule haveOnlyMethodsThatAreCalled(String application, Set<String> pending) {
        return classes()
                .that(arePorts(application))
                .should(satisfy(
                        "have only methods that are called",
                        (port, events) -> port.getMethods()
                                .forEach(method -> report(
                                        events,
                                        method,
                                        port.getSimpleName() + "." + method.getName(),
                                        pending,
                                        isCalled(method),
                                        "no program code calls " + method.getFullName()))));
    }

    private static boolean isUseCase(JavaClass type) {
        return type.getMethods().stream().anyMatch(method -> method.getName().equals("handle"));
    }

    private static boolean isCalled(JavaMethod method) {
        Predicate<JavaClass> store =
                type -> type.isAssignableTo(method.getOwner().getName());
        return method.getAccessesToSelf().stream().anyMatch(call -> {
            JavaClass caller = call.getOriginOwner();
            return !store.test(caller)
                    && caller.getEnclosingClass().filter(store).isEmpty();
        });
    }

    /** A pending name that is fine again is a violation too, so that the list only shrinks. */
    private static void report(
            ConditionEvents events, Object at, String name, Set<String> pending, boolean fine, String violation) {
        boolean excused = pending.contains(name);
        events.add(new SimpleConditionEvent(
                at,
                fine != excused,
                fine ? name + " keeps the rule: delete it from the list of exceptions" : violation));
    }

    private static DescribedPredicate<JavaClass> arePorts(String application) {
        DescribedPredicate<JavaClass> inside = JavaClass.Predicates.resideInAPackage(application);
        return DescribedPredicate.describe(
                "are ports",
                type -> inside.test(type)
                        && type.isInterface()
                        && type.isTopLevelClass()
                        && !type.isAnnotation()
                        && !type.reflect().isSealed()
                        && !type.getSimpleName().equals("package-info"));
    }

    private interface Check {
        void check(JavaClass type, ConditionEvents events);
    }

    private static ArchCondition<JavaClass> satisfy(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.check(type, events);
            }
        };
    }
}
