package dev.parley.bot.embedded;

/** The settings of the embedded PostgreSQL: durable, private, modest in memory. */
final class PostgresSettings {
    private PostgresSettings() {}

    static String onPort(int port) {
        return """
            # Written by Parley at every start. Settings of your own go to postgresql.own.conf beside this file.
            listen_addresses = '%s'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'

            # What was acknowledged survives a power cut.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            max_connections = 50
            shared_buffers = '64MB'
            maintenance_work_mem = '64MB'
            dynamic_shared_memory_type = %s
            # Short statements only: compiling them costs more than it saves.
            jit = off

            # Few checkpoints, spread out: each makes pages be written in full again.
            max_wal_size = '1GB'
            min_wal_size = '128MB'
            checkpoint_timeout = '15min'
            wal_compression = 'pglz'
            wal_level = 'minimal'
            max_wal_senders = 0

            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            log_checkpoints = off
            log_line_prefix = '%%m [%%p] '

            include_if_exists = 'postgresql.own.conf'
            """.formatted(Loopback.ADDRESS, port, OperatingSystem.isWindows() ? "windows" : "mmap");
    }
}
