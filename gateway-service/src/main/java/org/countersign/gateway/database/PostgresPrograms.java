package org.countersign.gateway.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL programs from the class path, unpacked once into a folder named after their version. */
final class PostgresPrograms {
    private static final int OWNER_EXECUTABLE = 0100;

    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    /** Unpacks beside the final place and renames, so that a crash never leaves half a server behind. */
    static PostgresPrograms unpackInto(Path folder) {
        var archive = archiveName();
        try {
            var home = folder.resolve(EmbeddedPostgres.VERSION);
            if (!Files.isDirectory(home)) {
                Files.createDirectories(folder);
                var part = Files.createTempDirectory(folder, EmbeddedPostgres.VERSION + ".part");
                try (var packed = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
                    if (packed == null) {
                        throw new IllegalStateException(
                                "no embedded PostgreSQL for this machine (%s is not on the class path); set spring.datasource.url to an external one"
                                        .formatted(archive));
                    }
                    unpack(packed, part);
                }
                moveIntoPlace(part, home);
            }
            return new PostgresPrograms(home);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked into " + folder, e);
        }
    }

    /**
     * The command line of a program. PostgreSQL refuses to run as root; where the gateway is root (a container, a build machine), a user
     * namespace without a mapping makes the process nobody to itself. A session of its own keeps a terminal's Ctrl-C away from the server,
     * which must outlive the gateway's last transaction.
     */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        if (program.equals("postgres")) {
            command.add("setsid");
        }
        command.add(home.resolve("bin", program).toString());
        command.addAll(arguments);
        return command;
    }

    private static void moveIntoPlace(Path part, Path home) throws IOException {
        try {
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            FileSystemUtils.deleteRecursively(part); // Another process was first; its copy is the same.
        }
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, target);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            if ((entry.getMode() & OWNER_EXECUTABLE) != 0) {
                Files.setPosixFilePermissions(
                        path,
                        EnumSet.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.OWNER_EXECUTE));
            }
        }
    }

    private static String archiveName() {
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return "postgres-%s-%s.txz"
                .formatted(System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT), machine);
    }
}
