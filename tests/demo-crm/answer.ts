/** What a demo CRM says to one request. */
export interface Answer {
  status: number;
  contentType: string;
  body: string;
}

export const NOT_FOUND: Answer = { status: 404, contentType: 'text/plain; charset=utf-8', body: 'Not found' };
