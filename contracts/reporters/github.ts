import type { RunEventOf } from '../verify/engine/events.ts';
import { type Cause, createCauses } from './causes.ts';
import { placeText, sentenceOf, untriedLine } from './failure.ts';
import { on } from './on.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { escapeText } from './xml.ts';

/** GitHub shows no more annotations of one kind for a step. */
const maxAnnotations = 10;

/** Of what could not be tried, so much is told. */
const maxUntried = 50;

/** GitHub Actions: an annotation for each cause at its line of the document, and a summary for the job's page. */
export const githubReporter: Reporter = (context) => {
  const causes = createCauses();
  const untried = new Set<string>();
  let start: RunEventOf<'started'> | undefined;
  return on({
    started: (event) => {
      start = event;
    },
    failed: ({ failure }) => causes.add(failure),
    untried: (event) => untried.add(untriedLine(event.untried, context.locate)),
    ended: (event) => {
      const found = causes.list();
      for (const cause of found.slice(0, maxAnnotations)) context.say(annotationOf(cause, context));
      context.write(summaryOf({ causes: found, untried: [...untried] }, event, start, context));
    },
  });
};

function annotationOf({ first }: Cause, context: ReporterContext): string {
  const { operationId, check, severity, curl } = first;
  const place = context.locate(first.documented);
  const where = place ? { file: place.file, line: place.line, col: place.column } : {};
  const properties = Object.entries({ ...where, title: `${operationId} · ${check}` });
  const kind = severity === 'low' || severity === 'medium' ? 'warning' : 'error';
  const facts = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${kind} ${facts}::${escapeData(`${sentenceOf(first)}\n${curl}`)}`;
}

// A line is a command; these letters would end it, or a part of it.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function summaryOf(
  { causes, untried }: { causes: Cause[]; untried: string[] },
  { failures, cases, calls, ms, stopped }: RunEventOf<'ended'>,
  start: RunEventOf<'started'> | undefined,
  context: ReporterContext,
): string {
  const kept = untried.length === 0 ? 'every promise was kept' : 'every promise that could be tried was kept';
  const verdict = failures === 0 ? `✅ ${kept}` : `❌ ${failures} times a promise was broken`;
  const rows = causes.map((cause) => {
    const { operationId, check, severity } = cause.first;
    const place = context.locate(cause.first.documented);
    const cells = [
      operationId,
      check,
      severity,
      place ? placeText(place) : '',
      sentenceOf(cause.first),
      cause.failures,
    ];
    return `| ${cells.map((cell) => escapeCell(String(cell))).join(' | ')} |`;
  });
  const table = [
    '| operation | promise | severity | document | what is broken | times |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const again = `\n\`\`\`sh\n${context.again([])}\n\`\`\`\n`;
  return [
    `### ${start ? `${escapeCell(start.api)} on ${escapeCell(start.target)}` : 'bonafide'}\n`,
    `${verdict}: ${cases} cases, ${calls} calls, ${(ms / 1000).toFixed(1)} s${stopped ? ', stopped before the end' : ''}\n`,
    ...(causes.length === 0 ? [] : [...table, ...rows]),
    ...untriedItems(untried),
    again,
  ].join('\n');
}

function untriedItems(untried: readonly string[]): string[] {
  const shown = untried.slice(0, maxUntried).map((line) => `- ${escapeCell(line)}`);
  const rest = untried.length - maxUntried;
  const more = rest > 0 ? [`- and ${rest} more`] : [];
  return shown.length === 0 ? [] : ['', ...shown, ...more];
}

// What a server says is text here: neither a column's end, nor Markdown, nor HTML.
function escapeCell(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]|~]/g, '\\$&');
}
