import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A title of a test, or of a group of tests, and the line that it is in, counted from 1. */
export interface TestTitle {
  file: string;
  line: number;
  text: string;
}

/**
 * The titles in a test file: of every call with a text and a function (`test('…', () => …)`, `describe.each(…)('…', …)`),
 * and the texts at the start of a row of `each`.
 */
export function testTitles(file: string): TestTitle[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const titles: TestTitle[] = [];
  const add = (node: ts.Node, text: string) => {
    titles.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [first, second] = node.arguments;
      if (first && second && isText(first) && isFunction(second)) add(first, first.getText(source));
      if (isEach(node) && first && ts.isArrayLiteralExpression(first))
        for (const text of first.elements.map(firstOfRow).filter(isText)) add(text, text.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

function isEach({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'each';
}

function firstOfRow(row: ts.Expression): ts.Node {
  return ts.isArrayLiteralExpression(row) ? (row.elements[0] ?? row) : row;
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isIdentifier(node);
}
