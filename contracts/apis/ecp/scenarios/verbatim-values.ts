import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, holdsSame, list, read, update } from '../calls.ts';

const odd = [
  ' leading and trailing ',
  'ünïcödé 密码 🔑',
  '"\\</script>$(id)',
  '\n\t\r',
  '0',
  'x'.repeat(5000),
];

/** Texts that nobody would put in another form, as they would blanks, capitals or the end of a URL. */
const plain = [
  'https://my-registry-co.com',
  `o'neil"<b>&amp;`,
  'robot$a+b%41\\c',
  '007',
  'größe, 漢字 and 😀',
  `${'a description that is long. '.repeat(10)}end`,
];

export const verbatimValues: Scenario = {
  id: 'verbatim-values',
  title: 'registry, username, password and description come back as they were given, whatever they are',
  async run(session) {
    for (const [index, text] of plain.entries()) await keeps(session, `plain-${index}`, text);
    await session.unverified('E-A35', async () => {
      for (const [index, text] of odd.entries()) await keeps(session, `odd-${index}`, text);
    });
  },
};

async function keeps(session: Session, what: string, text: string): Promise<void> {
  const password = `${session.secret()}${text}`;
  const given = { registry: text, username: text, password, description: text };
  const name = session.name(what);
  const id = await create(session, name, given);
  holdsSame(session, await read(session, id), given);
  const { ImagePullSecrets } = await list(session, { searchString: name });
  const listed = ImagePullSecrets.find(({ imagepullsecretID }) => imagepullsecretID === id);
  holdsSame(session, listed, { description: text });

  const change = { username: `${text}.`, password: `${password}.`, description: `${text}.` };
  holdsSame(session, await update(session, id, change), change);
}
