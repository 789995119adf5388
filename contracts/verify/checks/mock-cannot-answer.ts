import { isRecord } from '../../http/is-record.ts';

/** Whether one of our mocks says that its document has no valid response to the call: `urn:bonafide:cannot-represent`. */
export function mockCannotAnswer(status: number, json: unknown): boolean {
  const type = isRecord(json) ? json.type : undefined;
  return status === 501 && typeof type === 'string' && type.startsWith('urn:bonafide:cannot-');
}

/** Whether one of our mocks says that there is no such item: `urn:bonafide:no-such-item`. */
export function isOwnAbsence({ json }: { json: unknown }): boolean {
  return isRecord(json) && json.type === 'urn:bonafide:no-such-item';
}
