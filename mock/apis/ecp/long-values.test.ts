import { expect, test } from '@jest/globals';
import { callEcp, ecpSecret, secretsPath } from '../../../scripts/testing/call-ecp.ts';
import { stopwatch } from '../../../scripts/testing/processor-time.ts';
import type { Mock } from '../../mock.ts';
import { builtinMock } from '../index.ts';

const fillings = ['a', 'A', '-', '.', 'a.', ' ', '\n', '%', '/', '=', 'é', '\u0000', '"'];
const long = (filling: string) => filling.repeat(10_000 / filling.length);
const item = `${secretsPath}/f163180004bf11eb8d2a0242ac120002`;
const members = ['name', 'namespace', 'registry', 'username', 'password', 'description'];

type Call = Parameters<typeof callEcp> extends [unknown, ...infer Rest] ? Rest : never;

function callsWith(text: string): [what: string, call: Call][] {
  const encoded = encodeURIComponent(text);
  const header = text.replace(/[^ -~]/g, '?');
  return [
    ...members.map((name): [string, Call] => [
      `creation with ${name}`,
      ['POST', secretsPath, { body: ecpSecret({ [name]: text }) }],
    ]),
    ...members.map((name): [string, Call] => [
      `update with ${name}`,
      ['PATCH', item, { body: { [name]: text } }],
    ]),
    ...['searchString', 'offset', 'limit', 'unknown'].map((name): [string, Call] => [
      `list by ${name}`,
      ['GET', secretsPath, { query: `${name}=${encoded}` }],
    ]),
    ...['authorization', 'date', 'x-cnc-date', 'on-behalf-of', 'host', 'content-type'].map(
      (name): [string, Call] => [
        `creation with the header ${name}`,
        ['POST', secretsPath, { headers: { [name]: header }, body: ecpSecret() }],
      ],
    ),
    ['Basic credentials', ['GET', secretsPath, { headers: { authorization: `Basic ${header}` } }]],
    ['ID', ['GET', `${secretsPath}/${encoded}`]],
    ['ID that is not encoded', ['DELETE', `${secretsPath}/${text.replaceAll('/', '%')}`]],
    ['body that is no JSON', ['POST', secretsPath, { body: text }]],
    ['body of many brackets', ['PATCH', item, { body: '['.repeat(10_000) }]],
  ];
}

test.each(fillings)('10,000 characters of %j anywhere are answered in time', async (filling) => {
  const mock = builtinMock('ecp');
  // Validators are compiled at their first use.
  for (const [, call] of callsWith('a')) await callEcp(mock, ...call);
  for (const [what, call] of callsWith(long(filling))) {
    const { status } = await callEcp(mock, ...call);
    expect([what, status < 500, (await quickest(mock, call)) < 5_000]).toEqual([what, true, true]);
  }
});

/** Of three times, in milliseconds: a busy machine is no fault of the mock. */
async function quickest(mock: Mock, call: Call): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const elapsed = stopwatch();
    await callEcp(mock, ...call);
    times.push(elapsed());
  }
  return Math.min(...times);
}
