import { parsePointer } from '../../http/json-pointer.ts';
import { shellQuote } from '../../http/shell-quote.ts';
import { redacted } from '../../openapi/redact.ts';
import { headerFromVariable, urlWord } from './curl.ts';
import { type Fact, type Part, partsOf, type Step } from './sequence-step.ts';
import type { Target } from './target.ts';

/** A call of a sequence that was made: the step with the items meant that there were, and what its answer showed. */
export interface MadeCall {
  step: Step;
  learned: readonly Fact[];
  /** What came of it, for people: `SecretCreate → 201`. */
  note: string;
}

/**
 * A sequence as lines for a shell: a numbered comment and a curl line for each call. What a call needs of an earlier
 * answer is kept in a variable, so the lines can be pasted as they are, more than once.
 */
export function scriptOf(target: Target, calls: readonly MadeCall[]): string[] {
  return calls.flatMap((call, index) => {
    const needed = call.learned.filter((fact) => isNeeded(fact, calls.slice(index + 1)));
    return [`# ${index + 1}. ${call.note}`, lineOf(target, call.step, needed)];
  });
}

function isNeeded({ item, field }: Fact, later: readonly MadeCall[]): boolean {
  for (const { step, learned } of later) {
    const texts = [step.path, step.query, step.body, ...Object.values(step.headers)];
    const parts = texts.flatMap(partsOf);
    if (parts.some((part) => 'field' in part && part.field === field && part.item === item)) return true;
    // Shown anew, before anybody asked.
    if (learned.some((fact) => fact.field === field && fact.item === item)) return false;
  }
  return false;
}

function lineOf(target: Target, step: Step, needed: readonly Fact[]): string {
  const { feed, option } = bodyOf(step.body);
  // A body may end without a line's end.
  const words = ['curl', '-sS', '-i', "-w '\\n'"];
  if (step.method === 'HEAD') words.push('--head');
  else if (step.method !== 'GET' || step.body !== '') words.push('-X', step.method);
  for (const [name, value] of Object.entries(step.headers))
    words.push('-H', value === redacted ? headerFromVariable(name) : word(`${name}: ${value}`));
  // Curl names a type by itself otherwise.
  if (step.body !== '' && !('content-type' in step.headers)) words.push("-H 'content-type:'");
  words.push(...option);
  const path = `${step.path}${step.query && `?${step.query}`}`;
  if (/[[\]{}]/.test(path)) words.push('-g');
  if (/\/\.{1,2}(\/|$)/.test(step.path)) words.push('--path-as-is');
  const [last = '', ...options] = target.curl.split(' ').reverse();
  words.push(...options.reverse(), urlWord(`${last}${path}`, word));
  const line = `${feed}${words.join(' ')}`;
  if (needed.length === 0) return line;
  const kept = needed.map((fact) => `${variable(fact)}=$(printf %s "$answer" | node -pe '${read(fact)}')`);
  return [`answer=$(${line})`, 'printf "%s\\n" "$answer"', ...kept].join('; ');
}

/** Where an answer has something that is in its `Location`: its last segment. */
export const inLocation = 'location';

function read({ pointer, value }: Fact): string {
  if (pointer === inLocation) return '/^location:.*\\/(\\S+)/im.exec(fs.readFileSync(0, "utf8"))[1]';
  const body = 'fs.readFileSync(0, "utf8").split("\\r\\n\\r\\n").pop()';
  // Node's numbers have no more digits.
  const exact = /^-?\d{16,}$/.test(value) ? ', (_, v, c) => typeof v === "number" ? c.source : v' : '';
  return `JSON.parse(${body}${exact})${parsePointer(pointer)
    .map((step) => `[${JSON.stringify(step)}]`)
    .join('')}`;
}

function variable({ field, item }: { field: string; item: number }): string {
  return `${field}${item + 1}`;
}

/** A text as one word of a shell: in single quotes, but for what is in variables. */
function word(text: string): string {
  const words = partsOf(text).map((part) => {
    return 'text' in part ? shellQuote(part.text) : `"${shellValue(part)}"`;
  });
  return words.join('') || "''";
}

function shellValue(part: Exclude<Part, { text: string }>): string {
  const name = variable(part);
  return part.length === undefined ? `$${name}` : `$(printf %.${part.length}s "$${name}")`;
}

/** What is longer than this, and one character over and over, is written as how often. */
const longestRun = 200;
/** What a shell takes as a word, and a person can read. */
const plain = /^[\x20-\x7e]{0,4000}$/;

/** How curl is given a body: as a word, or, where it has other bytes or is long, through a pipe. */
function bodyOf(body: string): { feed: string; option: string[] } {
  if (body === '') return { feed: '', option: [] };
  const runs = new RegExp(`([\\s\\S])\\1{${longestRun},}`, 'g');
  if (plain.test(body) && !runs.test(body)) return { feed: '', option: ['--data-binary', word(body)] };
  const commands: string[] = [];
  let end = 0;
  for (const found of body.matchAll(runs)) {
    const [run, letter = ''] = found;
    commands.push(...printed(body.slice(end, found.index)));
    commands.push(`head -c ${run.length} /dev/zero | tr '\\0' '${escaped(letter)}'`);
    end = found.index + run.length;
  }
  commands.push(...printed(body.slice(end)));
  return { feed: `{ ${commands.join('; ')}; } | `, option: ['--data-binary', '@-'] };
}

function printed(text: string): string[] {
  if (text === '') return [];
  const parts = partsOf(text);
  const format = parts.map((part) => ('text' in part ? formatOf(part.text) : '%s')).join('');
  const values = parts.flatMap((part) => ('text' in part ? [] : [`"${shellValue(part)}"`]));
  return [['printf', `'${format}'`, ...values].join(' ')];
}

function formatOf(text: string): string {
  return [...text].map((byte) => (byte === '%' ? '%%' : escaped(byte))).join('');
}

// As printf and tr read it; octal is what every shell knows.
function escaped(byte: string): string {
  const isPlain = /[\x20-\x7e]/.test(byte) && !/['\\]/.test(byte);
  return isPlain ? byte : `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
