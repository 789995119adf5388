import { oddTexts } from '../../../openapi/generation/index.ts';
import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, create, listed, read, same, show, update } from '../calls.ts';

export const verbatimValues: Scenario = {
  id: 'verbatim-values',
  title: 'values and descriptions come back letter by letter, and bytes byte by byte',
  async run(session) {
    const name = session.name('verbatim');
    await create(session, name);
    const texts = [
      ...oddTexts,
      '\r\nlines\r\n',
      'e\u0301 is not \u00e9',
      'a\u0000b',
      ' ',
      '{ "a" : 1 }',
      '\ufeffmarked',
    ];
    for (const text of texts) {
      // Some of it is in many answers by chance: what leaks is for other scenarios to see.
      const { id } = await addVersion(session, name, { secret_string: text });
      same(session, (await read(session, name, id)).secret_string, text, '/body/version/secret_string');
    }
    const bytes = [
      Buffer.from([0xff, 0xfe, 0, 0x80, 0xfb, 0xef]),
      Buffer.from([0xfb, 0xff]),
      Buffer.alloc(3, 0x20),
    ];
    const binary = `${name}-bytes`;
    await create(session, binary);
    for (const secret_binary of bytes.map((some) => some.toString('base64'))) {
      const { id } = await addVersion(session, binary, { secret_binary });
      const version = await read(session, binary, id);
      same(session, version.secret_binary, secret_binary, '/body/version/secret_binary');
    }
    for (const description of texts.filter((text) => text.length <= 2048)) {
      same(
        session,
        (await update(session, name, { description })).description,
        description,
        '/body/secret/description',
      );
      same(session, (await show(session, name)).description, description, '/body/secret/description');
    }
    const [text = ''] = oddTexts;
    const second = await create(session, `${name}-2`, { description: `${text}Größe, 語, 😀${text}` });
    same(session, second.description, `${text}Größe, 語, 😀${text}`, '/body/secret/description');
    same(session, (await listed(session, second.name))[0], second, '/body/secrets');
  },
};
