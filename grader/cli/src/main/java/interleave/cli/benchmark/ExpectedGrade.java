package interleave.cli.benchmark;

import java.util.Set;

/**
 * What a submission of a sample class must get.
 *
 * @param mustLose promises that must be lost
 * @param mayLose further ones that may be: those of exercises whose answer is wrong
 * @param attack the name of the attack in it, or null
 */
record ExpectedGrade(Set<String> mustLose, Set<String> mayLose, String attack) {}
