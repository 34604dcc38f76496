package dev.kith.bootstrap;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** The command line, run here; what it printed is that of its last run. */
public final class TestProgram {

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    public int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(args, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
