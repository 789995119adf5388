import type { HttpRequest } from '../../http/message.ts';
import type { Observation } from '../checks/check.ts';
import type { Connection, Contract } from '../contract.ts';
import type { Case } from '../plan.ts';
import type { Answer } from './answer.ts';
import type { CallInput } from './call-input.ts';
import { CreatedIds } from './created-ids.ts';
import type { Emit } from './events.ts';
import { createSecretMask, type MaskSecrets } from './mask-secrets.ts';
import type { Target } from './target.ts';

/** What a session has to know of its case. */
export type CaseFacts = Pick<Case, 'id' | 'title' | 'check' | 'severity' | 'wfc'>;

/** What a session is given: whom it calls and how, and who is told. */
export interface SessionOptions {
  contract: Contract;
  target: Target;
  connection: Connection;
  /** The run's own id: what the run creates has it in its name. */
  run: string;
  emit: Emit;
  /** What random traffic derives from; without one, the run's id. */
  seed?: number | undefined;
  /** How long an answer may take, in milliseconds. */
  maxMs?: number | undefined;
  /** Once aborted, cases go no further than the call that they are at. */
  signal?: AbortSignal | undefined;
  /** Shown every call, as it was. */
  seen?: ((call: Observation) => void) | undefined;
}

/** Called with every answer of a run, and what was asked. */
export type Listener = (operationId: string, answer: Answer, request: HttpRequest, input: CallInput) => void;

/** What all sessions of a run have in common. */
export interface Shared {
  secrets: string[];
  hide: MaskSecrets;
  listeners: Listener[];
  calls: number;
  alive: CreatedIds;
}

/** What a run starts with: the secret values that are known, and nothing called. */
export function newlyShared({ contract, connection }: SessionOptions): Shared {
  const secrets = [...(connection.secrets ?? [])];
  return {
    secrets,
    hide: createSecretMask(secrets),
    listeners: [],
    calls: 0,
    alive: new CreatedIds(contract.spec),
  };
}
