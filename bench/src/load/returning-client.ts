import type { Socket } from "node:net";
import type { ChannelEntry, Message, ServerFrame } from "@chatflow/protocol";
import { calmDelay, jitteredDelay } from "../../../client/src/backoff.ts";
import { now } from "./clock.ts";
import { FrameReader, maskedText } from "./frames.ts";
import { openRaw, type Target } from "./raw-client.ts";

type ChangesAnswer = { result: "changes"; messages: Message[]; head: { rev: number } } | { result: "resync" };

/** A connection that lasted this long was good: the next failure begins with a short delay again, as in the SDK. */
const stableAfterMs = 10_000;
/** What the SDK asks for besides: at first when it has the channel list, later when it has been back for a while. */
const alongside = [
  ["threads.list", { unread: true, limit: 200 }],
  ["drafts.list", { limit: 200 }],
  ["workspace.get", {}],
] as const;
/** From opening the connection to the server's greeting, as in the SDK. */
const greetedWithinMs = 15_000;

/**
 * A member of one channel that comes back and catches up as the SDK does, without a store or a socket object to pay
 * for: a random delay whose bound grows, then the channel list, and where the channel's head is ahead, everything
 * after the last `rev`. It keeps which messages it got and when.
 */
export class ReturningClient {
  readonly applied: { text: string; at: number }[] = [];
  /** When it last knew that it had everything, by the channel list of its present connection. */
  caughtUpAt = Number.NaN;
  /** How often it had to ask for changes. */
  catchUps = 0;
  readonly #target: Target;
  readonly #channelId: string;
  readonly #ready: (client: ReturningClient) => void;
  #socket: Socket | undefined;
  #epoch: string | undefined;
  #onlineSince = Number.NaN;
  #attempt = 0;
  #wasHere = false;
  #later: NodeJS.Timeout | undefined;
  #rev = Number.NaN;
  #asking = false;
  /** Came before what precedes it. */
  readonly #ahead = new Map<number, Message>();
  #calls = new Map<number, (frame: { ok: unknown } | { error: { code: string } }) => void>();
  #lastCall = 0;
  #stopped = false;
  #patience: NodeJS.Timeout | undefined;

  /** `ready` is told each time it has come back. */
  constructor(target: Target, channelId: string, ready: (client: ReturningClient) => void) {
    this.#target = target;
    this.#channelId = channelId;
    this.#ready = ready;
  }

  get caughtUp(): boolean {
    return !Number.isNaN(this.caughtUpAt);
  }

  connect(): void {
    this.#attempt += 1;
    this.#epoch = undefined;
    let end = () => {};
    const receiver = (onPing: () => void) =>
      new FrameReader(
        (payload) => this.#onText(payload),
        onPing,
        () => end(),
      );
    const begun = (socket: Socket) => {
      end = () => socket.destroy(); // all that follows comes from the line's end
      clearTimeout(this.#patience);
      this.#patience = setTimeout(end, greetedWithinMs);
    };
    openRaw(this.#target, 0, { receiver, begun, closed: () => this.#lost() }).then(
      (socket) => {
        this.#socket = socket;
        if (this.#stopped) socket.destroy();
        else if (this.#epoch !== undefined) this.#sync(); // the greeting came with the handshake's last bytes
      },
      () => this.#retryLater(),
    );
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#patience);
    clearTimeout(this.#later);
    this.#socket?.destroy();
  }

  /** Nobody is told when the connection ends first. */
  call(call: string, input: unknown, answered: (ok: unknown) => void, refused: (code: string) => void): void {
    const id = ++this.#lastCall;
    this.#calls.set(id, (frame) => ("ok" in frame ? answered(frame.ok) : refused(frame.error.code)));
    this.#socket?.write(maskedText(JSON.stringify({ id, call, input })));
  }

  #lost() {
    if (now() - this.#onlineSince >= stableAfterMs) this.#attempt = 0;
    this.#retryLater();
  }

  #retryLater() {
    clearTimeout(this.#patience);
    this.#socket = undefined;
    this.#calls = new Map();
    this.#asking = false;
    this.#onlineSince = Number.NaN;
    this.caughtUpAt = Number.NaN;
    if (!this.#stopped) setTimeout(() => this.#stopped || this.connect(), jitteredDelay(Math.max(1, this.#attempt)));
  }

  #onText(payload: Buffer) {
    const frame: ServerFrame = JSON.parse(payload.toString());
    if ("hello" in frame) {
      clearTimeout(this.#patience);
      this.#epoch = frame.hello.epoch;
      this.#onlineSince = now();
      if (this.#socket) this.#sync();
    } else if ("event" in frame) {
      if (frame.event.type === "message.created") this.#receive(frame.event.message, frame.event.rev);
    } else if ("id" in frame) {
      const answered = this.#calls.get(frame.id);
      this.#calls.delete(frame.id);
      answered?.(frame);
    }
  }

  #sync() {
    const failed = (code: string) => this.#giveUp(`channels.list was refused: ${code}`);
    const listed = (ok: unknown) => {
      const { channels } = ok as { channels: ChannelEntry[] };
      const entry = channels.find(({ channel }) => channel.id === this.#channelId);
      if (!entry) return this.#giveUp("the channel list lacks the channel");
      if (this.#wasHere) this.#askAlongsideLater(failed);
      else this.#askAlongside(failed);
      this.#wasHere = true;
      if (Number.isNaN(this.#rev)) this.#rev = entry.head.rev; // what was before its time it does not want
      if (entry.head.rev > this.#rev) this.#askForChanges();
      else this.#done();
    };
    if (!this.#wasHere) this.call("users.me", {}, () => {}, failed);
    this.call("channels.list", { limit: 200 }, listed, failed);
  }

  /** Nothing of it is waited for. */
  #askAlongside(failed: (code: string) => void) {
    for (const [name, input] of alongside) this.call(name, input, () => {}, failed);
  }

  /** One that has come back leaves oneself, too, for when the server has it calmer. */
  #askAlongsideLater(failed: (code: string) => void) {
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      if (!this.#socket) return; // the next connection asks
      this.call("users.me", {}, () => {}, failed);
      this.#askAlongside(failed);
    }, calmDelay());
  }

  #askForChanges() {
    if (this.#asking) return;
    this.#asking = true;
    this.catchUps++;
    const failed = (code: string) => this.#giveUp(`messages.changes was refused: ${code}`);
    const answered = (ok: unknown) => {
      const answer = ok as ChangesAnswer;
      this.#asking = false;
      if (answer.result === "resync") return this.#giveUp("the server says resync, which nothing here should make necessary");
      for (const message of answer.messages) if (message.rev > this.#rev) this.#apply(message, message.rev);
      this.#rev = Math.max(this.#rev, answer.head.rev);
      this.#takeAhead();
      if (this.#ahead.size > 0) this.#askForChanges();
      else this.#done();
    };
    this.call("messages.changes", { channelId: this.#channelId, since: this.#rev, epoch: this.#epoch }, answered, failed);
  }

  #receive(message: Message, rev: number) {
    if (Number.isNaN(this.#rev) || rev <= this.#rev) return; // had it already, as after a catch-up that overtook it
    this.#ahead.set(rev, message);
    this.#takeAhead();
    // Before it is caught up the channel list says what is missing.
    if (this.#ahead.size > 0 && this.caughtUp) this.#askForChanges();
  }

  #takeAhead() {
    for (const rev of [...this.#ahead.keys()].sort((a, b) => a - b)) {
      const message = this.#ahead.get(rev);
      if (rev <= this.#rev) this.#ahead.delete(rev);
      else if (rev === this.#rev + 1 && message) {
        this.#ahead.delete(rev);
        this.#apply(message, rev);
      }
    }
  }

  #apply(message: Message, rev: number) {
    this.#rev = rev;
    this.applied.push({ text: message.text, at: now() });
  }

  #done() {
    if (this.caughtUp) return;
    this.caughtUpAt = now();
    this.#ready(this);
  }

  /** Comes back later; what goes wrong for good shows in what it never gets. */
  #giveUp(why: string) {
    process.stderr.write(`a client begins anew: ${why}\n`);
    this.#socket?.destroy(); // which ends in `closed`
  }
}
