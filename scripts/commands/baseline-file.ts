import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Document, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { isRecord } from '../../contracts/http/is-record.ts';
import { type KnownFailure, symptomText } from '../../contracts/verify/engine/baseline/known-failure.ts';
import { UsageError } from '../cli/usage-error.ts';

const isDate = (text: unknown) => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text);
const isText = (text: unknown) => typeof text === 'string' && text !== '';
const isAbsentOrText = (text: unknown) => text === undefined || isText(text);

/** What each member of a file must be, in words. */
type Rules = Readonly<Record<string, [covers: (value: unknown) => boolean, what: string]>>;

const ofKnown: Rules = {
  summary: [isText, 'a text'],
  owner: [isText, 'a text: who looks after it'],
  reason: [isText, 'a text: why it may fail'],
  expires: [isDate, 'a date such as 2027-03-31'],
  failures: [Array.isArray, 'a list'],
};

const ofSymptom: Rules = {
  operation: [isText, 'an operationId'],
  after: [isAbsentOrText, 'an operationId'],
  what: [isText, 'a text'],
  at: [isAbsentOrText, 'a JSON pointer'],
  case: [isText, "a case's id"],
};

/** Reads the known failures of a file. Throws a UsageError that names what is wrong with it. */
export function readBaseline(file: string): KnownFailure[] {
  const { known } = (documentOf(file).toJS() ?? {}) as { known?: unknown };
  if (!Array.isArray(known)) throw new UsageError(`--baseline ${file}: it has no list "known"`);
  return known.map((one, index) => {
    const at = `--baseline ${file}: known[${index}]`;
    const { failures } = check<KnownFailure>(one, ofKnown, at);
    for (const [number, symptom] of failures.entries())
      check(symptom, ofSymptom, `${at}.failures[${number}]`);
    return one;
  });
}

/** Adds known failures to a file, and removes what is fixed; comments and all else stay as they are. */
export function writeBaseline(
  file: string,
  { added, fixed }: { added: readonly KnownFailure[]; fixed: readonly KnownFailure[] },
): void {
  const document = existsSync(file) ? documentOf(file) : newDocument();
  const isFixed = new Set(fixed.flatMap(({ failures }) => failures.map(symptomText)));
  const all = document.get('known') as YAMLSeq;
  for (const known of all.items) {
    const failures = isMap(known) && known.get('failures');
    if (!isSeq(failures)) continue;
    failures.items = failures.items.filter(
      (one) => !isFixed.has(symptomText(isMap(one) ? one.toJSON() : one)),
    );
  }
  all.items = all.items.filter((known) => !isEmpty(isMap(known) && known.get('failures')));
  for (const known of added) all.add(document.createNode(known));
  all.flow = false;
  const text = file.endsWith('.json')
    ? `${JSON.stringify(document.toJS(), null, 2)}\n`
    : document.toString({ lineWidth: 0 });
  writeFileSync(file, text);
}

function newDocument(): Document {
  const document = new Document({ version: 1, known: [] });
  document.commentBefore =
    ' Failures that are known. Each passes until it expires, and somebody looks after it.';
  return document;
}

function isEmpty(list: unknown): boolean {
  return isSeq(list) && list.items.length === 0;
}

function documentOf(file: string): Document {
  if (!existsSync(file))
    throw new UsageError(`--baseline ${file}: no such file; --update-baseline writes it`);
  const document = parseDocument(readFileSync(file, 'utf8'));
  const [error] = document.errors;
  if (error) throw new UsageError(`--baseline ${file}: ${error.message.split('\n', 1)[0]}`);
  if (!isMap(document.contents) || !isSeq(document.get('known')))
    throw new UsageError(`--baseline ${file}: it has no list "known"`);
  return document;
}

function check<Checked>(value: unknown, rules: Rules, at: string): Checked {
  if (!isRecord(value)) throw new UsageError(`${at} must be an object`);
  for (const name of Object.keys(value))
    if (!Object.hasOwn(rules, name)) throw new UsageError(`${at}.${name} does not exist`);
  for (const [name, [covers, what]] of Object.entries(rules))
    if (!covers(value[name])) throw new UsageError(`${at}.${name} must be ${what}`);
  return value as Checked;
}
