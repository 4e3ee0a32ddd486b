/**
 * How the embedded PostgreSQL is tuned: for one small machine that it shares with the server. Given on its command
 * line, so that a new version's settings reach existing data folders.
 */
export const settings: Record<string, string | number> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: 40,

  // Memory: the operating system's cache does the rest.
  shared_buffers: "64MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  // Each of these would be a process at rest that nothing here uses.
  max_logical_replication_workers: 0,
  io_method: "sync",

  // What was acknowledged is on the disk.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // macOS leaves data in the drive's cache unless told.
  ...(process.platform === "darwin" ? { wal_sync_method: "fsync_writethrough" } : {}),
  max_wal_size: "1GB",
  // Writing a new segment of the log full of zeros holds up every commit for tens of milliseconds.
  wal_init_zero: "off",
  checkpoint_timeout: "15min",
  wal_compression: "pglz",

  // The hot statements are simple; planning them for each call would cost as much as running them.
  plan_cache_mode: "force_generic_plan",
  jit: "off",
  random_page_cost: 1.1,
  timezone: "UTC",
  log_timezone: "UTC",

  // To the server's own log, without what people wrote: no rows in details, no statements.
  log_destination: "stderr",
  logging_collector: "off",
  log_line_prefix: "",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  lc_messages: "C",
};

/** The settings as arguments of `postgres`. */
export function settingArguments(overrides: Record<string, string | number> = {}): string[] {
  return Object.entries({ ...settings, ...overrides }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
