// npm run corpus:big -- FILE: a big document's mock, verified in this process. The result is a row of the README's
// table of big documents.
import { basename } from 'node:path';
import { terminal } from '../cli/output.ts';
import { verifyWholeDocument } from './verify-whole-document.ts';

const [file] = process.argv.slice(2);

async function main(): Promise<number> {
  if (file === undefined) {
    terminal.err('usage: npm run corpus:big -- FILE');
    return 2;
  }
  const { operations, calls, failures, startSeconds, seconds, megabytes } = await verifyWholeDocument(file);
  for (const fault of failures) terminal.err(fault);
  const numbers = [operations, `${startSeconds.toFixed(1)} s`, calls, `${Math.round(seconds)} s`];
  const cells = [basename(file), ...numbers, `${Math.round(megabytes)} MB`, failures.length];
  terminal.out(`| ${cells.join(' | ')} |`);
  return failures.length > 0 ? 1 : 0;
}

process.exitCode = await main();
