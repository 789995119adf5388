/** Whether a header makes a request conditional (RFC 9110, sections 13 and 14.2). */
export function isConditionName(name: string): boolean {
  return /^(if-(match|none-match|modified-since|unmodified-since|range)|range)$/i.test(name);
}
