package org.koumen.platform.postgres;

import java.util.Map;
import java.util.TreeMap;

/**
 * What may differ between one embedded PostgreSQL and another.
 *
 * @param sharedBuffers PostgreSQL's own cache, in its notation
 * @param maxConnections how many connections it accepts
 * @param settings further settings by PostgreSQL's names; they win over ours
 */
public record PostgresOptions(
    String sharedBuffers, int maxConnections, Map<String, String> settings) {
  /** Copies the settings. */
  public PostgresOptions {
    settings = Map.copyOf(settings);
  }

  /** For a laptop or a small server: two cores, a few gigabytes to spare. */
  public static PostgresOptions standard() {
    return new PostgresOptions("256MB", 100, Map.of());
  }

  /** The same with another cache size. */
  public PostgresOptions withSharedBuffers(String size) {
    return new PostgresOptions(size, maxConnections, settings);
  }

  /** The same with one more setting. */
  public PostgresOptions with(String setting, String value) {
    var all = new TreeMap<>(settings);
    all.put(setting, value);
    return new PostgresOptions(sharedBuffers, maxConnections, all);
  }

  /** The text of postgresql.conf. */
  String configuration(boolean roomyShm) {
    var all = new TreeMap<String, String>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("password_encryption", "scram-sha-256");
    all.put("max_connections", Integer.toString(maxConnections));
    all.put("shared_buffers", sharedBuffers);
    all.put("work_mem", "16MB");
    all.put("maintenance_work_mem", "256MB");
    all.put("effective_cache_size", "2GB");
    all.put("dynamic_shared_memory_type", roomyShm ? "posix" : "mmap");
    all.put("random_page_cost", "1.1");
    all.put("jit", "off");
    // What was acknowledged is on the disk.
    all.put("fsync", "on");
    all.put("full_page_writes", "on");
    all.put("synchronous_commit", "on");
    all.put("wal_level", "replica");
    all.put("wal_compression", "on");
    all.put("max_wal_size", "2GB");
    all.put("min_wal_size", "128MB");
    all.put("checkpoint_timeout", "10min");
    all.put("checkpoint_completion_target", "0.9");
    all.put("track_io_timing", "on");
    // The log keeps a week and names no people: no statements, no values, no details of rows.
    all.put("logging_collector", "on");
    all.put("log_directory", "log");
    all.put("log_filename", "postgresql-%a.log");
    all.put("log_rotation_age", "1d");
    all.put("log_truncate_on_rotation", "on");
    all.put("log_line_prefix", "%m [%p] ");
    all.put("log_error_verbosity", "terse");
    all.put("log_min_error_statement", "panic");
    all.put("log_parameter_max_length_on_error", "0");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("lc_messages", "C");
    all.put("default_text_search_config", "pg_catalog.simple");
    all.putAll(settings);
    var text =
        new StringBuilder(
            "# Written anew at each start. Put settings of your own in local.conf.\n");
    all.forEach(
        (name, value) ->
            text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    return text.append("include_if_exists = 'local.conf'\n").toString();
  }
}
