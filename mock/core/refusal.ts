import type { Reply } from './operation-types.ts';

/** The vendor's own answer, thrown wherever a call is refused. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`refused with ${reply.status}`);
    this.reply = reply;
  }
}
