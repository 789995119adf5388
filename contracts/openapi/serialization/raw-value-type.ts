/** Strings as a request has them, in the structure that its serialization gives them. */
export type RawValue = string | readonly RawValue[] | { readonly [name: string]: RawValue };
