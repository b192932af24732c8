package org.countersign.gateway.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.util.EnumSet;
import java.util.Optional;
import org.countersign.gateway.data.Secret;

/** A PKCS#12 file, mode 0600, that is always whole: each save writes a second file and renames it. */
final class KeystoreFile {
    private final Path file;
    private final Secret password;
    private final String type;
    private final Optional<Provider> provider;

    KeystoreFile(Path file, Secret password) {
        this(file, password, "PKCS12", Optional.empty());
    }

    /** In a dialect of PKCS#12 that only that provider has. */
    KeystoreFile(Path file, Secret password, String type, Optional<Provider> provider) {
        this.file = file;
        this.password = password;
        this.type = type;
        this.provider = provider;
    }

    boolean exists() {
        return Files.exists(file);
    }

    KeyStore empty() {
        try {
            var keystore = instance();
            keystore.load(null, password());
            return keystore;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a PKCS#12 keystore", e);
        }
    }

    KeyStore load() {
        try (var content = Files.newInputStream(file)) {
            var keystore = instance();
            keystore.load(content, password());
            return keystore;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "the keystore %s does not open with its password (countersign.keys.password, or the file beside it)"
                            .formatted(file),
                    e);
        }
    }

    private KeyStore instance() throws KeyStoreException {
        return provider.isPresent() ? KeyStore.getInstance(type, provider.get()) : KeyStore.getInstance(type);
    }

    /** Order: second file, content to disk, rename, folder to disk. A crash leaves the old keystore or the new one. */
    void save(KeyStore keystore) {
        var part = file.resolveSibling(file.getFileName() + ".part");
        var content = new ByteArrayOutputStream();
        try {
            keystore.store(content, password());
            Files.deleteIfExists(part);
            write(part, content.toByteArray());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keystore %s cannot be encoded".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the keystore %s cannot be written".formatted(file), e);
        }
    }

    char[] password() {
        return password.revealText().toCharArray();
    }

    /** The password, closed. */
    Secret secret() {
        return password;
    }

    private static void write(Path part, byte[] content) throws IOException {
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(part, options, mode)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
