import express, { type Router } from 'express';
import { isRecord } from '../../contracts/http/is-record.ts';
import { tryParseJson } from '../../contracts/http/lossless-json.ts';
import { type ClockChange, ClockError, msNow } from '../core/clock.ts';
import type { Mock } from '../mock.ts';

/** `GET /clock` is the mock's time, and whether it stands still; `PUT /clock` changes it ({@link ClockChange}). */
export function addClockApi(router: Router, { session }: Mock): void {
  router.get('/clock', (_request, response) => {
    response.json({ time: new Date(msNow(session.clock)).toISOString(), frozen: session.clock.isFrozen });
  });
  router.put('/clock', express.text({ type: () => true }), (request, response) => {
    session.clock.move(readClockChange(tryParseJson(request.body ?? '')));
    response.sendStatus(204);
  });
}

const types: Readonly<Record<string, string>> = { time: 'string', advanceMs: 'number', frozen: 'boolean' };

// Throws a ClockError.
function readClockChange(body: unknown): ClockChange {
  if (!isRecord(body) || Object.keys(body).length === 0)
    throw new ClockError(`the body must be an object with ${Object.keys(types).join(', ')}`);
  for (const [name, value] of Object.entries(body)) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) throw new ClockError(`${name} is none of ${Object.keys(types).join(', ')}`);
    if (typeof value !== type) throw new ClockError(`${name} must be a ${type}`);
  }
  return body;
}
