/** What a URL has before its host, decoded: `user:password@`. */
export interface UserInfo {
  user: string;
  password: string;
}

/** The value of `Authorization` for Basic authentication (RFC 7617). */
export function basicAuthorization({ user, password }: UserInfo): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** An address that may be shown: in place of `user:password@` it has these words in capitals, to be filled in again. */
export function withoutUserInfo(address: string): string {
  if (!address.includes('@') || address.startsWith('unix:')) return address;
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(address) ?? [];
  const isUrl = scheme !== '' && URL.canParse(address);
  // What is no URL may have any character in its password.
  const end = isUrl ? (rest.split(/[/?#\\]/, 1)[0] ?? '').lastIndexOf('@') : rest.lastIndexOf('@');
  return end < 0 ? address : `${scheme}USER:PASSWORD${rest.slice(end)}`;
}
