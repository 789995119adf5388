import { createHash } from 'node:crypto';
import type { SourceLocation } from './reporter.ts';
import { tool } from './tool-version.ts';

/** What a finding is one of. */
export interface SarifRule {
  id: string;
  /** What should hold, as a sentence. */
  title: string;
  /** Its code in the catalogue of Web Fuzzing Commons, where it has one: `F200`. */
  wfc?: string | undefined;
}

/** Something found at a place of a document. */
export interface SarifFinding {
  rule: SarifRule;
  level: 'error' | 'warning' | 'note';
  message: string;
  place: SourceLocation | undefined;
  /** JSON pointer into the document. */
  pointer: string;
  /** What stays the same from run to run, so that a finding can be followed. */
  identity: string;
  /** Whatever else a result may have (SARIF 2.1.0, section 3.27). */
  more?: Readonly<Record<string, unknown>>;
}

/** A log that GitHub's code scanning and others read (Static Analysis Results Interchange Format 2.1.0, OASIS). */
export function sarifLog(findings: readonly SarifFinding[]): object {
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()];
  const driver = {
    ...tool,
    rules: rules.map(({ id, title, wfc }) => ({
      id,
      shortDescription: { text: title },
      ...(wfc && { properties: { tags: [`web-fuzzing-commons/${wfc}`] } }),
    })),
  };
  const results = findings.map((finding) => ({
    ruleId: finding.rule.id,
    ruleIndex: rules.findIndex(({ id }) => id === finding.rule.id),
    level: finding.level,
    message: { text: finding.message },
    locations: [locationOf(finding)],
    partialFingerprints: { 'bonafide/v1': createHash('sha256').update(finding.identity).digest('hex') },
    ...finding.more,
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
}

function locationOf({ place, pointer }: SarifFinding): object {
  const logicalLocations = [{ fullyQualifiedName: pointer }];
  if (!place) return { logicalLocations };
  const uri = place.file.split(/[\\/]/).map(encodeURIComponent).join('/');
  const region = { startLine: place.line, startColumn: place.column };
  return { physicalLocation: { artifactLocation: { uri }, region }, logicalLocations };
}
