package interleave.cli.grade;

import interleave.cli.Refusal;
import interleave.cli.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where one submission lies: a folder, a zip, or a part of a bulk zip. It is read when it is asked for, and not kept. Any
 * thread may read.
 */
public final class SubmissionSource {

    /** A zip within a zip is read into memory. */
    private static final int MOST_BYTES_OF_A_ZIP = 64 << 20;

    private static final int MOST_FILES_OF_A_FOLDER = 50_000;

    /** How one kind of source is read. */
    private interface Reading {
        void into(Intake intake) throws RefusedSubmission, IOException;
    }

    private final String id;
    private final Reading reading;

    private SubmissionSource(String id, Reading reading) {
        this.id = id;
        this.reading = reading;
    }

    /**
     * Finds the submissions in a folder or a zip.
     *
     * @param place a folder or zip of folders and zips, or one submission alone
     * @return in the order of their ids, which differ
     * @throws Refusal if there is no submission at all, or two have one name
     */
    public static List<SubmissionSource> in(Path place) {
        List<SubmissionSource> found;
        if (Files.isDirectory(place)) {
            found = inFolder(place);
        } else if (Files.isRegularFile(place) && isZip(place.getFileName().toString())) {
            found = inZip(place);
        } else {
            throw new Refusal(place + " is neither a folder nor a zip.");
        }
        if (found.isEmpty()) {
            throw new Refusal("There is no submission in " + place + ": no folder and no zip.");
        }
        Set<String> ids = new TreeSet<>();
        for (SubmissionSource source : found) {
            if (!ids.add(source.id.toLowerCase(Locale.ROOT))) {
                throw new Refusal("Two submissions in " + place + " are named " + source.id + ". Rename one.");
            }
        }
        return found.stream().sorted(Comparator.comparing(SubmissionSource::id)).toList();
    }

    private static List<SubmissionSource> inFolder(Path place) {
        if (Files.isDirectory(place.resolve("exercises"))) {
            return List.of(ofFolder(place.toAbsolutePath().normalize()));
        }
        try (Stream<Path> children = Files.list(place)) {
            return children.filter(SubmissionSource::isSubmission)
                    .map(SubmissionSource::ofChild)
                    .toList();
        } catch (IOException e) {
            throw new Refusal(place + " cannot be read.");
        }
    }

    private static boolean isSubmission(Path child) {
        String name = child.getFileName().toString();
        return !isClutter(name + "/")
                && (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(child) || isZip(name));
    }

    /**
     * The names of what lies beside the submissions and is none: perhaps somebody handed in what is no zip.
     *
     * @param place as for {@link #in}
     */
    public static List<String> leftAlone(Path place) {
        if (!Files.isDirectory(place)) {
            return leftAloneInZip(place);
        }
        if (Files.isDirectory(place.resolve("exercises"))) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(place)) {
            return children.filter(child -> !isSubmission(child))
                    .map(child -> child.getFileName().toString())
                    .filter(name -> !isClutter(name + "/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refusal(place + " cannot be read.");
        }
    }

    private static List<String> leftAloneInZip(Path place) {
        try (Zip zip = Zip.open(place)) {
            List<String> paths = zip.entries().stream().map(Zip.Entry::path).toList();
            if (paths.stream().anyMatch(path -> path.startsWith("exercises/"))) {
                return List.of();
            }
            return paths.stream()
                    .filter(path -> path.indexOf('/') < 0 && !isZip(path) && !isClutter(path))
                    .sorted()
                    .toList();
        } catch (RefusedSubmission e) {
            return List.of();
        }
    }

    private static SubmissionSource ofChild(Path child) {
        if (Files.isSymbolicLink(child)) {
            String name = child.getFileName().toString();
            return new SubmissionSource(isZip(name) ? withoutZip(name) : name, intake -> intake.link(name));
        }
        return Files.isDirectory(child) ? ofFolder(child) : ofZip(child);
    }

    private static SubmissionSource ofFolder(Path folder) {
        return new SubmissionSource(folder.getFileName().toString(), intake -> readFolder(folder, intake));
    }

    private static SubmissionSource ofZip(Path file) {
        return new SubmissionSource(withoutZip(file.getFileName().toString()), intake -> {
            try (Zip zip = Zip.open(file)) {
                readZip(zip, "", intake);
            }
        });
    }

    /** A zip is one submission, unless there are several within it. */
    private static List<SubmissionSource> inZip(Path place) {
        // As ann.zip or as ann/, with the paths of all that is in it: who has both has handed in two.
        Map<String, List<String>> byStudent = new TreeMap<>();
        try (Zip zip = Zip.open(place)) {
            for (Zip.Entry entry : zip.entries()) {
                String path = entry.path();
                int slash = path.indexOf('/');
                if (path.startsWith("exercises/") || slash < 0 && !isZip(path) || isClutter(path)) {
                    continue;
                }
                String student = slash < 0 ? path : path.substring(0, slash + 1);
                byStudent.computeIfAbsent(student, key -> new ArrayList<>()).add(path);
            }
            boolean alone =
                    zip.entries().stream().anyMatch(entry -> entry.path().startsWith("exercises/"));
            boolean zips =
                    byStudent.values().stream().flatMap(List::stream).anyMatch(SubmissionSource::isZipOfAStudent);
            if (alone || byStudent.size() <= 1 && !zips) {
                return List.of(ofZip(place));
            }
        } catch (RefusedSubmission e) {
            // Whether it is one or many cannot be told, and a class must not get 0 for a download that broke off.
            throw new Refusal(place + " cannot be taken apart. " + e.getMessage());
        }
        List<SubmissionSource> found = new ArrayList<>();
        byStudent.keySet().forEach(student -> found.add(ofPart(place, student)));
        return found;
    }

    /** What an operating system or an editor leaves beside the files, such as a Mac's {@code ._Box.java}. */
    private static boolean isClutter(String path) {
        return path.startsWith("__MACOSX/")
                || path.contains("/__MACOSX/")
                || path.startsWith(".")
                || path.contains("/.");
    }

    private static boolean isZipOfAStudent(String path) {
        return isZip(path) && path.chars().filter(character -> character == '/').count() <= 1;
    }

    private static SubmissionSource ofPart(Path bulk, String student) {
        boolean isFolder = student.endsWith("/");
        String id = isFolder ? student.substring(0, student.length() - 1) : withoutZip(student);
        return new SubmissionSource(id, intake -> {
            try (Zip zip = Zip.open(bulk)) {
                List<Zip.Entry> own = zip.entries().stream()
                        .filter(entry -> !entry.isFolder() && !isClutter(entry.path()))
                        .filter(entry -> isFolder
                                ? entry.path().startsWith(student)
                                : entry.path().equals(student))
                        .toList();
                boolean unpacked = own.stream()
                        .map(entry -> Intake.withoutLeadingFolder(entry.path().substring(student.length())))
                        .anyMatch(path -> path.startsWith("exercises/"));
                List<Zip.Entry> zips = own.stream()
                        .filter(entry -> isZipOfAStudent(entry.path()))
                        .toList();
                if (zips.isEmpty() || unpacked) {
                    readZip(zip, student, intake);
                    return;
                }
                oneOf(zips.stream().map(Zip.Entry::path).toList());
                try (Zip inner = Zip.open(Bytes.of(zip.read(zips.get(0), MOST_BYTES_OF_A_ZIP)))) {
                    readZip(inner, "", intake);
                }
            }
        });
    }

    private static void oneOf(List<String> zips) throws RefusedSubmission {
        if (zips.size() > 1) {
            throw new RefusedSubmission("There is more than one zip in it: " + Zip.shown(zips.get(0)) + " and "
                    + Zip.shown(zips.get(1)) + ".");
        }
    }

    private static void readZip(Zip zip, String prefix, Intake intake) throws RefusedSubmission {
        for (Zip.Entry entry : zip.entries()) {
            if (entry.isFolder() || !entry.path().startsWith(prefix)) {
                continue;
            }
            String whole = entry.path().substring(prefix.length());
            String path = Intake.withoutLeadingFolder(whole);
            if (entry.isLink()) {
                intake.link(path);
            } else if (isClutter(whole)) {
                continue;
            } else if (Intake.counts(path)) {
                intake.take(path, zip.read(entry, Intake.MOST_BYTES_A_FILE));
            } else {
                intake.ignore(path);
            }
        }
    }

    private static void readFolder(Path folder, Intake intake) throws RefusedSubmission, IOException {
        Path root = folder;
        if (!Files.isDirectory(root.resolve("exercises"), LinkOption.NOFOLLOW_LINKS)) {
            List<Path> children;
            try (Stream<Path> all = Files.list(folder)) {
                children = all.filter(child -> !child.getFileName().toString().startsWith("."))
                        .sorted()
                        .toList();
            }
            List<Path> zips = children.stream()
                    .filter(child -> isZip(child.getFileName().toString())
                            && Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            boolean unpacked = children.stream()
                    .anyMatch(child -> Files.isDirectory(child.resolve("exercises"), LinkOption.NOFOLLOW_LINKS));
            if (!zips.isEmpty() && !unpacked) {
                oneOf(zips.stream().map(zip -> zip.getFileName().toString()).toList());
                try (Zip zip = Zip.open(zips.get(0))) {
                    readZip(zip, "", intake);
                }
                return;
            }
        }
        Map<String, Path> files = new LinkedHashMap<>();
        Files.walkFileTree(root, new Collector(root, files, intake));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = Intake.withoutLeadingFolder(file.getKey());
            if (Files.isSymbolicLink(file.getValue())) {
                intake.link(path);
            }
            if (isClutter(file.getKey())) {
                continue;
            }
            if (Intake.counts(path)) {
                intake.take(path, beginning(file.getValue()));
            } else {
                intake.ignore(path);
            }
        }
    }

    /** One byte more than a file may have is enough to refuse it. */
    private static byte[] beginning(Path file) throws IOException, RefusedSubmission {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            // Reading a pipe or a device may never end.
            throw new RefusedSubmission(Zip.shown(file.getFileName().toString()) + " is no regular file.");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(Intake.MOST_BYTES_A_FILE + 1);
        }
    }

    /** Collects the files of a folder, without what a build or a version control left there. */
    private static final class Collector extends SimpleFileVisitor<Path> {
        private static final Set<String> SKIPPED =
                Set.of("target", ".git", ".idea", ".vscode", "node_modules", "__MACOSX");

        private final Path root;
        private final Map<String, Path> files;
        private final Intake intake;

        Collector(Path root, Map<String, Path> files, Intake intake) {
            this.root = root;
            this.files = files;
            this.intake = intake;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString()) && !folder.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (files.size() == MOST_FILES_OF_A_FOLDER) {
                intake.remark("There are more than " + MOST_FILES_OF_A_FOLDER + " files; the rest was not looked at.");
                return FileVisitResult.TERMINATE;
            }
            files.put(root.relativize(file).toString().replace('\\', '/'), file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            intake.remark(Zip.shown(root.relativize(file).toString()) + " cannot be read.");
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static String withoutZip(String name) {
        return isZip(name) ? name.substring(0, name.length() - ".zip".length()) : name;
    }

    /** The name of the folder or zip. */
    public String id() {
        return id;
    }

    /** Reads what counts. Whatever lies there, this returns: what cannot be read is a refused submission. */
    public Submission read() {
        Intake intake = new Intake(id);
        try {
            reading.into(intake);
            return intake.submission();
        } catch (RefusedSubmission e) {
            return Submission.refused(id, e.getMessage());
        } catch (IOException | UncheckedIOException | SecurityException e) {
            return Submission.refused(id, "It cannot be read: " + e.getMessage() + ".");
        }
    }

    /** A hash of the content, as far as it counts, in hexadecimal digits: the same as long as the grade is the same. */
    public String hash() {
        Submission submission = read();
        Sha256 hash = new Sha256();
        hash.text(String.valueOf(submission.refusal()));
        submission.remarks().forEach(hash::text);
        submission.files().forEach((exercise, files) -> {
            hash.text(exercise);
            files.forEach((name, source) -> {
                hash.text(name);
                hash.text(source);
            });
        });
        return hash.hex();
    }
}
