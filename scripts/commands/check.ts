import { parseOrigin } from '../../contracts/consumer/origins.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { inOneLine } from '../../contracts/reporters/printable.ts';
import { checkTraffic } from '../../contracts/traffic/check-traffic.ts';
import { readTraffic } from '../../contracts/traffic/files/read-traffic.ts';
import { type Traffic, TrafficError } from '../../contracts/traffic/files/traffic.ts';
import {
  checkedLines,
  checkSummary,
  isSupported,
  secretsIn,
} from '../../contracts/traffic/mismatch-lines.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { requireApiOrFile } from '../cli/require-api-or-file.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { checkCommand } from './definitions/check.ts';

/**
 * `bonafide check <file.har | pact.json> --spec …`: exit code 0 where the document supports every interaction, else 1.
 */
export async function check(values: Values<typeof checkCommand>, { out }: Output): Promise<number> {
  const { traffic, spec: name } = readOptions(values);
  const document = await loadDocument(name);
  const { spec } = document;
  if (traffic.interactions.length === 0) throw new UsageError(nothingIn(traffic));
  const checked = await checkTraffic(spec, traffic);
  const secrets = secretsIn(checked, spec);
  const show = (line: string) => out(inOneLine(secrets.mask(line)));
  for (const line of skippedLines(traffic)) show(line);
  for (const one of checked) for (const line of checkedLines(traffic, one, document)) show(line);
  out(checkSummary(checked, spec.name));
  return checked.every(isSupported) ? 0 : 1;
}

function readOptions(values: Values<typeof checkCommand>): { traffic: Traffic; spec: string } {
  const { file } = values;
  if (file === undefined) throw new UsageError('name one file: a HAR or a Pact');
  if (values.spec === undefined)
    throw new UsageError('--spec is required: an API, or the file of a document');
  requireApiOrFile(values.spec);
  const traffic = read(file);
  return {
    traffic: values.origin === undefined ? traffic : onlyOrigin(traffic, values.origin),
    spec: values.spec,
  };
}

/** What is not checked, a line for each reason. */
function skippedLines({ file, skipped }: Traffic): string[] {
  return [...Map.groupBy(skipped, ({ why }) => why)].map(([why, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    return `- ${file} ${first?.pointer} skipped: ${why}${more}`;
  });
}

function nothingIn({ file, skipped }: Traffic): string {
  const reasons = [...new Set(skipped.map(({ why }) => why))].join(', ');
  return `${file} has nothing to check${reasons === '' ? '' : `: ${skipped.length} skipped (${reasons})`}`;
}

function read(file: string): Traffic {
  try {
    return readTraffic(file);
  } catch (error) {
    if (error instanceof TrafficError) throw new UsageError(error.message);
    throw error;
  }
}

/** The calls to one origin: a browser records all. */
function onlyOrigin(traffic: Traffic, text: string): Traffic {
  if (!URL.canParse(text.replace(/:\*$/, ''))) throw new UsageError(`--origin ${text}: expected a URL`);
  const { covers } = parseOrigin(text);
  const interactions = traffic.interactions.filter(
    ({ origin }) => origin !== undefined && covers(new URL(origin)),
  );
  if (interactions.length === 0) throw new UsageError(`${traffic.file} has no calls to ${text}`);
  return { ...traffic, interactions };
}
