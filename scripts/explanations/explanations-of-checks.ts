/** What a failure of a check looks like, and what to do about it. */
export interface CheckExplanation {
  /** A server that fails it. */
  example: string;
  remedy: string;
}

const document = 'Correct the server, or the document where the server is right.';
const rule = 'Correct the server, or put the rule into the document.';

/** The explanation of each check, property and kind of case of `bonafide verify`, by its id. */
export const checkExplanations: Readonly<Record<string, CheckExplanation>> = {
  'status-documented': {
    example: 'GET /pets/9 answers 404, and the document has only 200.',
    remedy: 'Add the status to the document, or a range such as 4XX, or `default`.',
  },
  'content-type-documented': {
    example: 'The document has application/json, and the response is text/html, or has no body.',
    remedy: document,
  },
  'headers-documented': {
    example: 'The document requires X-Total-Count, and the response lacks it.',
    remedy: document,
  },
  'location-resolves': {
    example: 'A 201 has Location: /pet/7, and GET /pet/7 is no path of the document.',
    remedy: 'Send the path under which the new item can be read.',
  },
  'body-schema': {
    example: 'The schema has `age: { type: integer }`, and the response has `"age": "7"`.',
    remedy: document,
  },
  'secret-never-leaks': {
    example: 'A password that was sent is in a list, in an error or in a header.',
    remedy:
      'Leave the value out of the response. Where it belongs there, do not mark its member `writeOnly`.',
  },
  'no-stack-trace': {
    example: 'A 500 has "at handler (/srv/app.js:12:3)" in its body.',
    remedy: 'Log the stack, and answer with a message.',
  },
  'undeclared-method-refused': {
    example: 'The document has no DELETE /pets, and the server answers it with 200.',
    remedy: 'Answer 405, or put the method into the document.',
  },
  'allow-complete': {
    example: 'A 405 has no Allow header, or one without GET, which the path has.',
    remedy: 'Send all methods of the path in Allow.',
  },
  'unknown-id-refused': {
    example: 'GET /pets/unknown answers 200.',
    remedy: 'Answer with the documented 404.',
  },
  'invalid-input-refused': {
    example: 'The schema has `minLength: 1`, and an empty name is accepted.',
    remedy: 'Refuse what the document rules out, or loosen the document.',
  },
  'valid-input-accepted': {
    example: 'The schema has `maxLength: 64`, and a name of 64 letters is refused.',
    remedy: rule,
  },
  'valid-request-accepted': {
    example: 'POST /pets refuses every body that its schema allows.',
    remedy: `${rule} A fixture in bonafide.config.ts can supply values that the server accepts.`,
  },
  'request-answered': {
    example: 'The connection is cut, or no answer comes in time, twice in a row.',
    remedy: 'Run the line of `reproduce`, and look into the log of the server.',
  },
  'no-server-error': {
    example: 'A name with a quote is answered with 500.',
    remedy: 'Refuse what cannot be handled with a 4xx.',
  },
  'response-in-time': {
    example: 'With `--max-time 500`, a list takes 900 ms.',
    remedy: 'Make the operation faster, or raise `--max-time`.',
  },
  'auth-required': {
    example: 'The document has a security scheme, and a call without credentials answers 200.',
    remedy: 'Answer 401 or 403. Where the operation is public, write `security: []` at it.',
  },
  'user-isolation': {
    example: 'With `--second-user`, one user reads or changes what the other created.',
    remedy: 'Check who owns an item on every operation, and answer 403 or 404.',
  },
  'head-matches-get': {
    example: 'GET /pets answers 200, and HEAD /pets 404.',
    remedy: 'Answer HEAD as GET, without the body.',
  },
  'life-cycle': {
    example: 'An item that was deleted with 204 can still be read.',
    remedy: 'Make creations and deletions take effect before they are answered, or answer 202.',
  },
  'responses-agree': {
    example: 'The creation answers `status: new`, and the read of the same item `status: open`.',
    remedy: 'Show an item alike wherever it is shown.',
  },
  'writes-persist': {
    example: 'PATCH {"name": "Tom"} answers 200, and the next read still has "Rex".',
    remedy: 'Store what an update is answered for, and leave other members alone.',
  },
  'singletons-persist': {
    example: 'PUT /settings answers 200, and GET /settings has the old values.',
    remedy: 'Store what is written.',
  },
  'values-round-trip': {
    example: 'A label with an emoji is read back without it.',
    remedy: 'Store values as they were sent, or refuse them.',
  },
  'put-replaces-all': {
    example: 'A PUT without `note` leaves the old note.',
    remedy: 'Replace the whole item, or document the update as PATCH.',
  },
  'put-is-idempotent': {
    example: 'The same PUT, sent again, adds a second entry.',
    remedy: 'Make PUT set a state, not add to it.',
  },
  'defaults-applied': {
    example: 'The schema has `default: available`, and a pet without a status has `status: null`.',
    remedy: document,
  },
  'timestamps-are-correct': {
    example: '`updated_at` is earlier than before, or `created_at` changes with an update.',
    remedy: 'Set the time of a creation once, and that of an update with each update.',
  },
  'concurrent-writes': {
    example: 'Two creations of one name at the same time both answer 201.',
    remedy: 'Check and write in one step: a unique index, a conditional update.',
  },
  'no-cross-item-effects': {
    example: 'Deleting `app` also deletes `app-2`.',
    remedy: 'Select items by their whole id.',
  },
  'parent-isolation': {
    example: 'A task of project 1 can be read as /projects/2/tasks/7.',
    remedy: 'Select nested items by their parent, too.',
  },
  'rejected-update-changes-nothing': {
    example: 'An update is refused with 422, and half of it is stored.',
    remedy: 'Validate first, or write in a transaction.',
  },
  'rejected-creation-changes-nothing': {
    example: 'A creation is refused with 409, and the item that has the name is changed.',
    remedy: 'Validate first, or write in a transaction.',
  },
  'updates-keep-unique': {
    example: 'A second pet is created with another name, and then renamed to that of the first.',
    remedy: 'Refuse an update that takes a unique value with the same status as a creation: 409.',
  },
  'created-is-listed': {
    example: 'An item was created with 201, and the list does not have it.',
    remedy: 'List it at once. Where lists lag on purpose, say by how much: `--settle 2s`.',
  },
  'pagination-is-complete': {
    example: 'An item is on two pages, and another on none.',
    remedy: 'Order the list by something unique before it is cut into pages.',
  },
  'default-page-size': {
    example: 'The limit has `default: 20`, and a list without it has 10 items.',
    remedy: document,
  },
  'filters-match': {
    example: '?status=sold lists pets that are available.',
    remedy: document,
  },
  'sort-order': {
    example: '?sort=name lists Tom before Rex.',
    remedy: document,
  },
  links: {
    example: 'The answer of a creation has a link to GET /pets/{id}, and following it answers 404.',
    remedy: document,
  },
  stateful: {
    example: 'After a creation, an update and a deletion of another item, an item has lost a member.',
    remedy: 'Paste the lines of the failure into a shell: they are the fewest calls that show it.',
  },
  'not-acceptable': {
    example: 'The document has 406, and `Accept: application/x-unknown` is answered with 200.',
    remedy: document,
  },
  'unsupported-type': {
    example: 'The document has 415, and a body of an undocumented media type is answered with 201.',
    remedy: document,
  },
  duplicate: {
    example: 'The document has 409, and a second item of the same name is answered with 201.',
    remedy: document,
  },
};
