import assert from 'node:assert/strict';
import type { Project } from './project.ts';

/** On a Node that is too old, the command and each entry of the kit say so in one sentence, and fail. */
export function refuseOldNode(project: Project): void {
  const sentence = /^bonafide needs Node 22\.18 or newer, this is 20\.[\d.]+\n$/;
  const command = project.run('bonafide', 'help');
  assert.deepEqual([command.code, sentence.test(command.output)], [2, true], command.output);
  for (const entry of ['bona-fide', 'bona-fide/jest', 'bona-fide/nock', 'bona-fide/matchers']) {
    for (const [name, text] of [
      ['door.mjs', `import '${entry}';`],
      ['door.cjs', `require('${entry}');`],
    ] as const) {
      project.write({ [name]: text });
      const { code, output } = project.node([], name);
      assert.match(output, /Error: bona-fide needs Node 22\.18 or newer, this is 20\.[\d.]+\n/, entry);
      assert.equal(code, 1);
    }
  }
}
