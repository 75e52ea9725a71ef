package interleave.explorer.engine;

import java.lang.management.ManagementFactory;

/** Whether somebody may stop this JVM's threads at a break point, and look at them for as long as he likes. */
final class Debugger {
    static final boolean IS_THERE = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));

    private Debugger() {}
}
