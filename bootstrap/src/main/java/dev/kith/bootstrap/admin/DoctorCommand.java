package dev.kith.bootstrap.admin;

import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.doctor.Finding;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        sortOptions = false,
        description =
                "Reads the whole graph and reports every broken rule of docs/graph.md. Exit code 0: every rule holds; 1: a rule is broken. "
                        + "Stop the server first, or name a running Neo4j with --neo4j.")
public final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--fix",
            description =
                    "Fix what can be fixed; without this option nothing changes. Stop all other programs that write to the graph first.")
    private boolean fix;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Graph graph = location.openUnmigrated()) {
            List<Finding> findings = new Doctor(graph.database()).examine(fix, rule -> {
                err.println("checking " + rule);
                err.flush();
            });
            spec.commandLine().getOut().println(json ? asJson(findings) : asText(findings));
            return findings.stream().allMatch(Finding::fixed) ? 0 : 1;
        }
    }

    private static String asJson(List<Finding> findings) {
        return Json.of(
                Map.of("findings", findings.stream().map(DoctorCommand::asMap).toList()));
    }

    private static Map<String, Object> asMap(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", finding.rule());
        map.put("description", finding.description());
        map.put("count", finding.count());
        map.put("examples", finding.examples());
        map.put("fixed", finding.fixed());
        return map;
    }

    private static String asText(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "The graph keeps every rule.";
        }
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.fixed() ? "fixed   " : "broken  ")
                    .append(finding.rule())
                    .append(": ")
                    .append(finding.description())
                    .append(String.format("%n        %,d times; ", finding.count()))
                    .append(String.join("; ", finding.examples()))
                    .append(finding.count() > finding.examples().size() ? "; …" : "")
                    .append(System.lineSeparator());
        }
        if (!findings.stream().allMatch(Finding::fixed)) {
            text.append("kith doctor --fix fixes what can be fixed.");
        }
        return text.toString().strip();
    }
}
