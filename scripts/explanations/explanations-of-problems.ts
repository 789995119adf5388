import type { ProblemCode } from '../../mock/core/problem.ts';

/** When a mock answers with each of its problems, and what to do about it. */
export const problemExplanations: Readonly<Record<ProblemCode, { when: string; remedy: string }>> = {
  'broken-response': {
    when: 'The mock was about to send a response that breaks its document.',
    remedy: 'With a handler or a fault of your own, correct it. Otherwise please report it.',
  },
  'handler-failed': {
    when: 'A handler threw an error.',
    remedy:
      'The log of the mock has the stack. With handlers of your own (`--overrides`), correct it; otherwise please report it.',
  },
  'body-too-large': {
    when: 'The body of the request is larger than a mock reads.',
    remedy: 'Send a smaller body.',
  },
  busy: {
    when: 'The bodies of all calls in flight together are larger than a mock holds.',
    remedy: 'Send the request again when others have ended, or send fewer at once.',
  },
  'too-complex': {
    when: 'The request is nested too deeply, or has too many parts, to be read in bounded time.',
    remedy: 'Send a simpler request.',
  },
  'store-full': {
    when: 'The mock stores as much as it may.',
    remedy: 'Delete items, or reset it: `POST /__bonafide/reset`.',
  },
  'no-token': {
    when: 'A call of the control API has no token, or a wrong one.',
    remedy: 'Send `Authorization: Bearer $BONAFIDE_TOKEN`; the mock prints the token when it starts.',
  },
  'wrong-host': {
    when: 'The Host header of a call of the control API is no name of this machine.',
    remedy: 'Call it as localhost or 127.0.0.1.',
  },
  'wrong-origin': {
    when: 'A page of another origin has called.',
    remedy: 'Start the mock with `--cors ORIGIN`. The control API takes no calls of other origins.',
  },
  'no-such-state': {
    when: 'The mock has no provider state of this name.',
    remedy: '`GET /__bonafide/states` lists them.',
  },
  'bad-fault': {
    when: 'A fault is not valid, or has an answer that the document lacks.',
    remedy: 'Correct it as the message says; mark an answer that you mean as `undocumented`.',
  },
  'bad-clock': {
    when: '`PUT /__bonafide/clock` has a body that sets no time.',
    remedy: 'Correct it as the message says.',
  },
  'fault-failed': {
    when: 'A fault could not be injected into this response.',
    remedy: 'Correct the fault as the message says.',
  },
  'no-credentials': {
    when: 'The document requires credentials, and the request has none that are well-formed.',
    remedy: 'Send them, or start the mock with `--auth off`.',
  },
  'no-such-path': {
    when: 'The document has no such path.',
    remedy: 'Compare the path, and the base path, with the document.',
  },
  'no-such-method': {
    when: 'The path does not have this method.',
    remedy: 'The Allow header has those that it has.',
  },
  'operation-off': {
    when: 'The operation is disabled, since no value is valid for a part of it.',
    remedy: 'Correct the document where the message says; `bonafide lint` has the line.',
  },
  'no-such-item': {
    when: 'There is no item with this id, and the document has no answer for that.',
    remedy: 'Create it first, or bring it with `--seed-data`.',
  },
  taken: {
    when: 'Another item has this id or unique value, and the document has no answer for that.',
    remedy: 'Send another one.',
  },
  'stale-write': {
    when: 'The item has changed since the version or ETag that was sent.',
    remedy: 'Read it again, and send its new version.',
  },
  'precondition-required': {
    when: 'The document has 428, and the request does not say for which version it is.',
    remedy: 'Send `If-Match` with the ETag of the item.',
  },
  'invalid-request': {
    when: 'The request breaks the document, which has no answer for that.',
    remedy: '`errors` has each violation: where it is, what is expected, and the line of the document.',
  },
  'not-acceptable': {
    when: 'The operation answers in no media type that the Accept header allows.',
    remedy: 'Accept one that the document has.',
  },
  'unsupported-media-type': {
    when: 'The operation takes no body of this Content-Type or Content-Encoding.',
    remedy: 'Send one that the document has.',
  },
  'no-such-answer': {
    when: '`Prefer` asks for a status or an example that the document lacks.',
    remedy: 'Ask for one that it has.',
  },
  'cannot-answer': {
    when: 'No valid response can be made from the document, for example of a pattern that nothing matches.',
    remedy: 'Give the response an example, or correct its schema.',
  },
  'cannot-represent': {
    when: 'No response of the document can show what was sent, so that it cannot be stored.',
    remedy: 'Add the member to the schema of the response, or mark it `writeOnly` in the request.',
  },
  'wrong-seed': {
    when: 'An item of the seed data is not valid.',
    remedy: 'Correct it as the message says.',
  },
  'no-such-control': {
    when: 'The control API has no such path.',
    remedy: 'See "Provider states and the control API" in docs/mock.md.',
  },
};
