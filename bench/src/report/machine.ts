import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";

/** What a figure depends on besides the code. */
export type Machine = {
  cpu: string;
  cores: number;
  memory_gb: number;
  os: string;
  node: string;
  /** Which process ran on which core. */
  placement: string;
  /** Load average over one minute before the bench began: well above 0 means that others used the machine, too. */
  load_before: number;
};

export function describeMachine(placement: string): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? "unknown",
    cores: all.length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    os: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    placement,
    load_before: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}
