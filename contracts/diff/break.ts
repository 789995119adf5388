/** What a change breaks: what consumers send is not accepted any more, or what they read is not there as it was. */
export type Breaks = 'requests' | 'responses';

/** One breaking change between two documents. */
export interface Break {
  breaks: Breaks;
  operationId: string;
  /** `GET /pets/{id}`, as the old document has it. */
  call: string;
  message: string;
  /** JSON pointers of what it is about in either document, or of what would hold it. */
  old: string;
  new: string;
}
