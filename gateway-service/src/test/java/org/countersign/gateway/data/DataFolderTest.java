package org.countersign.gateway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @Test
    void is_made_for_the_owner_only(@TempDir Path parent) throws Exception {
        try (var folder = DataFolder.open(parent.resolve("data"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("data"))))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.folder("keys"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refuses_a_second_gateway_on_the_same_folder_until_the_first_is_gone(@TempDir Path parent) throws Exception {
        try (var first = DataFolder.open(parent.resolve("data"))) {
            assertThat(first.resolve("a", "b").toString()).endsWith("data/a/b");
            assertThatThrownBy(() -> DataFolder.open(parent.resolve("data")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another gateway");
        }

        DataFolder.open(parent.resolve("data")).close();
    }
}
