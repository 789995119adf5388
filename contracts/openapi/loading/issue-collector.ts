import type { Document } from '../document.ts';
import type { BundledDocument } from './bundle.ts';
import type { PartPath } from './walk-document.ts';

/** Collects the issues of a document. */
export interface Report {
  document: Document;
  unreadFiles: BundledDocument['unreadFiles'];
  warn(at: PartPath | undefined, rule: string, message: string): void;
  error(at: PartPath | undefined, rule: string, message: string, instead: string): void;
}
