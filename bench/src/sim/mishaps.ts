import type { Device } from "./device.ts";
import type { Server } from "./server.ts";
import type { World } from "./world.ts";

/** One thing that goes wrong now, beside what goes wrong all the time by the rates of the schedule. */
export function mishap(world: World, server: Server, device: Device): void {
  const { random, note, later } = world;
  const { name, link } = device;

  function cut() {
    note(`fault   ${name} is cut`);
    link.cut();
  }

  function freeze() {
    note(`fault   ${name} is frozen`);
    link.freeze();
  }

  function goOffline() {
    const ms = random.between(100, 30_000);
    note(`fault   ${name} is offline for ${Math.round(ms)} ms`);
    link.up = false;
    link.cut();
    later(ms, () => {
      link.up = true;
    });
  }

  function reload() {
    note(`fault   ${name} is reloaded`);
    device.reload();
  }

  const { restart, backUp, restore } = server;
  random.pick([cut, cut, cut, cut, freeze, freeze, goOffline, reload, reload, restart, backUp, restore])();
}
