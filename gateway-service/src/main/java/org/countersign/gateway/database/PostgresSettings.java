package org.countersign.gateway.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the embedded server runs: nothing is lost, little memory, no word of personal data in its log. */
final class PostgresSettings {
    private PostgresSettings() {}

    static List<String> arguments(Path data, int port, int maxConnections) {
        var arguments = new ArrayList<>(List.of("-D", data.toString()));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=" + maxConnections,
                "superuser_reserved_connections=0",
                "reserved_connections=0",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=128MB",
                "work_mem=4MB",
                "maintenance_work_mem=32MB",
                "max_wal_size=1GB",
                "checkpoint_timeout=15min",
                "wal_level=minimal",
                "max_wal_senders=0",
                "max_worker_processes=1",
                "max_parallel_workers=0",
                "autovacuum_max_workers=1",
                "io_method=sync",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_min_messages=warning",
                // Details and statements quote values, and values may be personal data.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse")) {
            arguments.add("-c");
            arguments.add(setting);
        }
        return arguments;
    }
}
