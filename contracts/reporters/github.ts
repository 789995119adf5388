import type { Cause, RunEventOf } from '../verify/engine/events.ts';
import { createCauseList } from './cause-list.ts';
import { escapeText } from './escape-xml.ts';
import { actualText, locationText, notCoveredLine, oneLineSummary } from './failure-lines.ts';
import { handleEvents } from './handle-events.ts';
import { createKnownLines } from './known-failures-seen.ts';
import { withoutControls } from './printable.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { summaryLine } from './summary-line.ts';

/** GitHub shows no more annotations of one kind for a step. */
const maxAnnotations = 10;

/** More are only counted. */
const maxItems = 50;

/** GitHub Actions: an annotation for each distinct failure at its line of the document, and a summary of the job. */
export const githubReporter: Reporter = (context) => {
  const failures = createCauseList();
  const notCovered = new Set<string>();
  const known = createKnownLines();
  let start: RunEventOf<'started'> | undefined;
  return handleEvents({
    started: (event) => {
      start = event;
    },
    failed: failures.add,
    ...known.handlers,
    'not-covered': (event) => notCovered.add(notCoveredLine(event, context.locate)),
    ended: (end) => {
      const distinct = failures.list();
      for (const one of distinct.slice(0, maxAnnotations)) context.print(annotationOf(one, context));
      const items = [...known.lines(), ...notCovered];
      context.write(jobSummary({ distinct, items, start, end }, context));
    },
  });
};

function annotationOf({ first, operationId }: Cause, context: ReporterContext): string {
  const { check, severity, curl } = first;
  const location = context.locate(first.documented);
  const position = location ? { file: location.file, line: location.line, col: location.column } : {};
  const properties = Object.entries({ ...position, title: `${operationId} · ${check}` });
  const kind = severity === 'low' || severity === 'medium' ? 'warning' : 'error';
  const facts = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${kind} ${facts}::${escapeData(`${oneLineSummary(first)}\nreproduce: ${curl}`)}`;
}

// A workflow command is one line; these characters would end it, or a part of it.
function escapeData(text: string): string {
  return withoutControls(text.replaceAll('\r\n', '\n')).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

interface SummaryData {
  distinct: Cause[];
  /** What is known, what is fixed, and what was not covered. */
  items: string[];
  start: RunEventOf<'started'> | undefined;
  end: RunEventOf<'ended'>;
}

function jobSummary({ distinct, items, start, end }: SummaryData, context: ReporterContext): string {
  const mark = end.failures === 0 && end.incomplete === undefined ? '✅' : '❌';
  const incomplete = end.incomplete === undefined ? '' : `, incomplete: ${end.incomplete}`;
  return [
    `### ${start ? `${escapeCell(start.api)} on ${escapeCell(start.target)}` : 'bonafide'}\n`,
    `${mark} ${summaryLine(end)}${escapeCell(incomplete)}\n`,
    ...failureTable(distinct, context),
    ...shownItems(items),
    `\n\`\`\`sh\n${context.rerunCommand([])}\n\`\`\`\n`,
  ].join('\n');
}

function failureTable(distinct: readonly Cause[], { locate }: ReporterContext): string[] {
  if (distinct.length === 0) return [];
  const rows = distinct.map(({ first, operationId, count }) => {
    const { check, severity, documented, expected } = first;
    const location = locate(documented);
    const spec = location ? locationText(location) : '';
    const cells = [operationId, check, severity, spec, expected, actualText(first), count];
    return `| ${cells.map((cell) => escapeCell(String(cell))).join(' | ')} |`;
  });
  return [
    '| operation | check | severity | spec | expected | actual | times |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

function shownItems(lines: readonly string[]): string[] {
  const shown = lines.slice(0, maxItems).map((line) => `- ${escapeCell(line)}`);
  const rest = lines.length - maxItems;
  const more = rest > 0 ? [`- and ${rest} more`] : [];
  return shown.length === 0 ? [] : ['', ...shown, ...more];
}

// What a server sends is text here: neither the end of a cell, nor Markdown, nor HTML.
function escapeCell(text: string): string {
  return escapeText(withoutControls(text.replace(/\s+/g, ' '))).replace(/[\\`*_{}[\]|~]/g, '\\$&');
}
