import { expect, test } from '@jest/globals';
import { withoutUserInfo } from './user-info.ts';

test.each([
  ['http://api.test/a@b', 'http://api.test/a@b'],
  ['http://us:hush@api.test/a', 'http://USER:PASSWORD@api.test/a'],
  ['https://us%40x:hu@sh@api.test:80/?q=@', 'https://USER:PASSWORD@api.test:80/?q=@'],
  ['http://token@api.test', 'http://USER:PASSWORD@api.test'],
  ['us:hush@api.test:80', 'USER:PASSWORD@api.test:80'],
  ['http://us:hu/sh@api.test', 'http://USER:PASSWORD@api.test'],
  ['http://us:hush@[bad', 'http://USER:PASSWORD@[bad'],
  ['unix:/run/a@b.sock', 'unix:/run/a@b.sock'],
])('the address %s is shown as %s', (address, shown) => {
  expect(withoutUserInfo(address)).toBe(shown);
});
