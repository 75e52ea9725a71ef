package interleave.cli.classroom;

import interleave.cli.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is in the class, and what each of them handed in: the roster's students, then those whom it does not name. */
final class ClassList {

    /**
     * One of them.
     *
     * @param id as it stands in the grades
     * @param incoming what was handed in, or null
     * @param student the row of the roster, or null
     */
    record Member(String id, Incoming incoming, Roster.Student student) {}

    private final List<Member> members;
    private final boolean withRoster;

    private ClassList(List<Member> members, boolean withRoster) {
        this.members = members;
        this.withRoster = withRoster;
    }

    /**
     * Brings both together.
     *
     * @param roster the class, or null if only those who handed something in are known
     * @throws Refusal if two submissions are of one student
     */
    static ClassList of(List<Incoming> submissions, Roster roster) {
        if (roster == null) {
            return new ClassList(
                    submissions.stream()
                            .map(incoming -> new Member(incoming.id(), incoming, null))
                            .toList(),
                    false);
        }
        Map<Roster.Student, Incoming> handedIn = new LinkedHashMap<>();
        List<Incoming> strangers = new ArrayList<>();
        for (Incoming incoming : submissions) {
            Optional<Roster.Student> student = roster.of(incoming.id());
            if (student.isEmpty()) {
                strangers.add(incoming);
                continue;
            }
            Incoming other = handedIn.putIfAbsent(student.get(), incoming);
            if (other != null) {
                throw new Refusal("'" + other.id() + "' and '" + incoming.id() + "' are both submissions of '"
                        + student.get().id() + "' in the roster. Take one of them away.");
            }
        }
        List<Member> members = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Roster.Student student : roster.students()) {
            members.add(new Member(student.id(), handedIn.get(student), student));
            ids.add(student.id());
        }
        for (Incoming stranger : strangers) {
            // An ambiguous name may be somebody else's id; the grades must not have one id twice.
            String id = ids.contains(stranger.id()) ? stranger.id() + " (not in the roster)" : stranger.id();
            members.add(new Member(id, stranger, null));
        }
        return new ClassList(List.copyOf(members), true);
    }

    /** In the order of the grades. */
    List<Member> members() {
        return members;
    }

    boolean withRoster() {
        return withRoster;
    }

    /** All that was handed in. */
    List<Incoming> submissions() {
        return members.stream()
                .map(Member::incoming)
                .filter(incoming -> incoming != null)
                .toList();
    }

    /** Those who handed something in, and are not in the roster. */
    List<String> strangers() {
        return withRoster
                ? members.stream()
                        .filter(member -> member.student() == null)
                        .map(member -> member.incoming().id())
                        .toList()
                : List.of();
    }

    /** How many handed nothing in. */
    int missing() {
        return (int)
                members.stream().filter(member -> member.incoming() == null).count();
    }

    /** The name of the submission of whom is named so in the grades, or whose folder or zip is. */
    Optional<String> submissionOf(String name) {
        return members.stream()
                .filter(member -> member.incoming() != null)
                .filter(member ->
                        member.id().equals(name) || member.incoming().id().equals(name))
                .map(member -> member.incoming().id())
                .findFirst();
    }
}
