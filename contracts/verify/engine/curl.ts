import { decode } from '../../http/percent-encoding.ts';
import { shellQuote } from '../../http/shell-quote.ts';
import { type FormField, type RedactedRequest, redacted, type SampleRequest } from '../../openapi/redact.ts';
import type { Target } from './target.ts';

/** Longer bodies are cut to keep the line readable. */
const maxBody = 2000;

/** How the variables of a line are named: those of credentials that should be refused have names of their own. */
type NameVariable = (header: string) => string;

/**
 * A shell command that sends a request again, whose secrets are samples; credentials come from variables that are named
 * like their header or parameter: `$AUTHORIZATION`.
 */
export function curlLine(
  target: Target,
  request: SampleRequest,
  method: string,
  nameOf: NameVariable = shellVariable,
): string {
  const words = ['curl', '-i'];
  if (method === 'HEAD') words.push('--head');
  else if (method !== 'GET') words.push('-X', method);
  for (const [name, value] of Object.entries(request.headers)) {
    // Curl makes its own boundary.
    if (request.form && name.toLowerCase() === 'content-type') continue;
    words.push('-H', value === redacted ? headerFromVariable(name, nameOf) : shellQuote(`${name}: ${value}`));
  }
  if (request.form) words.push(...request.form.flatMap(formWords));
  else if (request.body !== '') words.push('--data-binary', shellQuote(shortened(request.body)));
  const path = `${request.path}${request.query && `?${request.query}`}`;
  const [last = '', ...options] = target.curl.split(' ').reverse();
  return [...words, ...options.reverse(), urlWord(`${last}${path}`, shellQuote, nameOf)].join(' ');
}

/** A part of a form as an option: what curl would read as something else is in quotes. */
function formWords({ name, fileName, contentType, value }: FormField): string[] {
  if (fileName === undefined && contentType === undefined)
    return ['--form-string', shellQuote(`${name}=${shortened(value)}`)];
  const quoted = shortened(value).replace(/["\\]/g, '\\$&');
  const file = fileName === undefined ? '' : `;filename="${fileName}"`;
  const type = contentType === undefined ? '' : `;type=${contentType}`;
  return ['-F', shellQuote(`${name}="${quoted}"${file}${type}`)];
}

function shortened(body: string): string {
  return body.length <= maxBody ? body : `${body.slice(0, maxBody)}…(${body.length} characters)`;
}

/** The variable for a header's or a parameter's secret value. */
export function shellVariable(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '_')
    .replace(/^(?=[0-9])/, '_');
}

/** The same for credentials that should be refused. */
export function invalidVariable(name: string): string {
  return `INVALID_${shellVariable(name)}`;
}

/** The same for credentials of the second user. */
export function otherVariable(name: string): string {
  return `OTHER_${shellVariable(name)}`;
}

/** A header whose value is in a variable, as a word of a shell. */
export function headerFromVariable(name: string, nameOf: NameVariable = shellVariable): string {
  return `"${name}: $${nameOf(name)}"`;
}

/** The variables that the line of a request needs. */
export function shellVariables({ headers, query }: RedactedRequest, nameOf: NameVariable): string[] {
  const ofHeaders = Object.entries(headers).filter(([, value]) => value === redacted);
  const ofQuery = [...query.matchAll(secretParameter)].map(([, name = '']) => decode(name));
  return [...new Set([...ofHeaders.map(([name]) => name), ...ofQuery].map(nameOf))];
}

/** A parameter of a query whose value is not shown. */
const secretParameter = /([^?&=]+)=\[redacted\]/g;

/** A URL as a word of a shell: in quotes, but for the secret values of its query, which are in variables. */
export function urlWord(
  url: string,
  quote: (text: string) => string,
  nameOf: NameVariable = shellVariable,
): string {
  let end = 0;
  const words: string[] = [];
  for (const found of url.matchAll(secretParameter)) {
    const [whole, name = ''] = found;
    words.push(quote(url.slice(end, found.index + name.length + 1)), `"$${nameOf(decode(name))}"`);
    end = found.index + whole.length;
  }
  if (end < url.length) words.push(quote(url.slice(end)));
  return words.join('');
}
