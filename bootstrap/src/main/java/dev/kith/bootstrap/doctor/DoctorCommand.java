package dev.kith.bootstrap.doctor;

import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.option.Json;
import dev.kith.bootstrap.option.Options;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.doctor.Doctor.Finding;
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
        description = "Looks through the whole graph for what must never be: edges told twice, flags and ids that are not true, missing indexes. "
                + "Beside a running server, reach its graph with --neo4j bolt://127.0.0.1:7687.",
        footerHeading = "%nExit codes: 0 nothing is off, or all of it is mended; 1 something is off.%n")
public final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--fix", description = "Mend what is found, in small steps. Without it nothing is changed.")
    private boolean fix;

    @Option(names = "--json", description = "Answer with one JSON object.")
    private boolean json;

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.Neo4j neo4j = new Options.Neo4j();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Graph graph = Graph.open(neo4j, Options.Doors.closed(), new DataDirectory(data.path), Graph.PATIENT_FOR_OPERATORS)) {
            List<Finding> findings = new Doctor(graph.database()).examine(fix, finding -> {
                if (!json && finding.faults() > 0) {
                    tell(out, finding);
                }
            });
            List<Finding> off = findings.stream().filter(finding -> finding.faults() > 0).toList();
            boolean isWell = off.stream().noneMatch(Finding::isLeft);
            if (json) {
                out.println(Json.of(Map.of("well", isWell, "laws", findings.size(), "findings", off.stream().map(DoctorCommand::map).toList())));
            } else {
                out.println(conclusion(findings.size(), off, isWell));
            }
            return isWell ? 0 : 1;
        }
    }

    private void tell(PrintWriter out, Finding finding) {
        out.printf("%s: %,d broken, though %s%n", finding.name(), finding.faults(), finding.law());
        finding.examples().forEach(example -> out.println("  " + example));
        if (finding.examples().size() < finding.faults()) {
            out.println("  …");
        }
        if (fix) {
            out.printf("  mended: %,d%n", finding.mended());
        }
    }

    private String conclusion(int laws, List<Finding> off, boolean isWell) {
        if (off.isEmpty()) {
            return "All is well: each of " + laws + " laws holds everywhere.";
        }
        if (isWell) {
            return "All is well again.";
        }
        return fix ? "Some of it could not be mended." : "Nothing was changed; --fix mends.";
    }

    private static Map<String, Object> map(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", finding.name());
        map.put("law", finding.law());
        map.put("faults", finding.faults());
        map.put("mended", finding.mended());
        map.put("examples", finding.examples());
        return map;
    }
}
