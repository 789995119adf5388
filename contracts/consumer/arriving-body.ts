import { setImmediate as nextTurn } from 'node:timers/promises';

/** What has arrived is read within one turn of the event loop; the others are for what is on its way in this machine. */
const turnsUntilStopped = 10;

/** As much of a body as has arrived. */
export interface Arrived {
  bytes: Buffer;
  /** Whether the body ended. */
  isWhole: boolean;
}

/** A message's body, read while it arrives. It may never end: its connection is cut, or its client stops reading. */
export class ArrivingBody {
  /** Resolves when the body has ended, its connection has broken, or its reading was stopped. Never rejects. */
  readonly arrived: Promise<Arrived>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #isStopped = false;

  /** The message can still be read and sent. `hasBody` is false for one without, whatever its `Content-Length` says. */
  constructor(message: Request | Response, hasBody = true) {
    // A stream that has ended without data counts as used, and cannot be cloned.
    this.#reader = hasBody && !message.bodyUsed ? message.clone().body?.getReader() : undefined;
    this.arrived = this.#read();
  }

  /** Stops reading when all that has arrived is read. Whoever read the whole body before this call gets it whole here, too. */
  async stop(): Promise<void> {
    for (let turn = 0; turn < turnsUntilStopped; turn++) await nextTurn();
    this.#isStopped = true;
    // Not awaited: it also waits for other readers of the message.
    this.#reader?.cancel().catch(() => {});
  }

  async #read(): Promise<Arrived> {
    const pieces: Uint8Array[] = [];
    const readOn = async () => {
      for (;;) {
        const piece = await this.#reader?.read();
        if (!piece || piece.done) return !this.#isStopped;
        pieces.push(piece.value);
      }
    };
    const isWhole = await readOn().catch(() => false);
    return { bytes: Buffer.concat(pieces), isWhole };
  }
}
